package dev.vivace.media.dimensions;

import dev.vivace.media.sniff.Head;
import dev.vivace.media.sniff.MpegFrame;
import java.time.Duration;
import java.util.Optional;

/**
 * MP3, and MPEG audio of the other layers: its first frame may hold a Xing, Info or VBRI header
 * with the number of frames. Without one the frames that are seen have to have one bit rate, and so
 * has the file then.
 */
final class Mp3Look {
  private static final int SEARCHED_BYTES = 4096;
  private static final int CHAIN = 3;

  /** Frames of the longest chain, and some more to see whether their bit rate changes. */
  private static final int WANTED_BYTES = 16 * 1024;

  private static final int VBRI_OFFSET = 36;
  private static final int VBRI_FRAMES_OFFSET = VBRI_OFFSET + 14;
  private static final int HAS_FRAMES = 1;
  private static final int HAS_BYTES = 2;
  private static final int HAS_TABLE = 4;
  private static final int HAS_QUALITY = 8;
  private static final int TABLE_BYTES = 100;

  /**
   * From the encoder's name to the samples that it has added (gabriel.mp3-tech.org, "mp3infotag").
   */
  private static final int ADDED_OFFSET = 21;

  private Mp3Look() {}

  /**
   * @param begin where the tags before it end
   */
  static Dimensions at(FileParts file, long begin) {
    Head head = file.at(begin, WANTED_BYTES);
    for (int offset = 0; offset < Math.min(SEARCHED_BYTES, head.length()); offset++) {
      Head frames = head.from(offset);
      Optional<MpegFrame> first =
          head.u8(offset) == 0xff ? MpegFrame.at(frames, 0) : Optional.empty();
      if (first.isPresent() && isChain(frames, first.get())) {
        long rest = file.sizeBytes() - begin - offset;
        return Dimensions.of(
            counted(frames, first.get()).or(() -> constant(frames, first.get(), rest)));
      }
    }
    return Dimensions.UNKNOWN;
  }

  private static boolean isChain(Head frames, MpegFrame first) {
    int offset = 0;
    for (int i = 0; i < CHAIN; i++) {
      Optional<MpegFrame> frame = MpegFrame.at(frames, offset).filter(first::isLike);
      if (frame.isEmpty()) {
        return false;
      }
      offset += frame.get().bytes();
    }
    return true;
  }

  private static Optional<Duration> counted(Head frames, MpegFrame first) {
    int xing = MpegFrame.HEADER_BYTES + first.sideBytes();
    if (frames.matches(xing, "Xing") || frames.matches(xing, "Info")) {
      long flags = frames.u32(xing + 4);
      return (flags & HAS_FRAMES) != 0 && frames.has(xing + 8, 4)
          ? duration(frames.u32(xing + 8), first, added(frames, xing, flags))
          : Optional.empty();
    }
    return frames.matches(VBRI_OFFSET, "VBRI") && frames.has(VBRI_FRAMES_OFFSET, 4)
        ? duration(frames.u32(VBRI_FRAMES_OFFSET), first, 0)
        : Optional.empty();
  }

  /** Samples that players leave out at both ends; 0 if the encoder does not say. */
  private static long added(Head frames, int xing, long flags) {
    int name =
        xing
            + 12
            + ((flags & HAS_BYTES) == 0 ? 0 : 4)
            + ((flags & HAS_TABLE) == 0 ? 0 : TABLE_BYTES)
            + ((flags & HAS_QUALITY) == 0 ? 0 : 4);
    int delays = frames.u24(name + ADDED_OFFSET);
    return frames.u8(name) == 0 ? 0 : (delays >> 12) + (delays & 0xfff);
  }

  private static Optional<Duration> duration(long count, MpegFrame first, long added) {
    long samples = count * first.samples();
    return Dimensions.duration(samples > added ? samples - added : samples, first.sampleRate());
  }

  /** By the bytes up to the end of the file, or up to the tag that is seen at it. */
  private static Optional<Duration> constant(Head frames, MpegFrame first, long restBytes) {
    int offset = 0;
    while (frames.has(offset, MpegFrame.HEADER_BYTES)) {
      Optional<MpegFrame> frame = MpegFrame.at(frames, offset).filter(first::isLike);
      if (frame.isEmpty() || frame.get().bitsPerSecond() != first.bitsPerSecond()) {
        boolean tag = frames.matches(offset, "TAG") || frames.matches(offset, "APETAGEX");
        return tag ? Dimensions.duration(offset * 8L, first.bitsPerSecond()) : Optional.empty();
      }
      offset += frame.get().bytes();
    }
    return Dimensions.duration(restBytes * 8, first.bitsPerSecond());
  }
}
