package dev.vivace.media.dimensions;

import dev.vivace.media.sniff.Head;
import java.time.Duration;
import java.util.Optional;

/**
 * Ogg (RFC 3533): the first page of each stream tells its codec, and all of them come first; the
 * last page of a sound tells how many samples there are.
 */
final class OggLook {
  private static final int HEADER_BYTES = 27;
  private static final int FLAGS_OFFSET = 5;
  private static final int GRANULE_OFFSET = 6;
  private static final int SERIAL_OFFSET = 14;
  private static final int SEGMENTS_OFFSET = 26;
  private static final int BEGINS_STREAM = 2;

  /** Positions of Opus count samples at this rate, whatever it plays (RFC 7845, section 4). */
  private static final int OPUS_RATE = 48_000;

  private final FileParts file;
  private Optional<Sound> sound = Optional.empty();
  private Optional<Dimensions.Size> size = Optional.empty();

  /**
   * A stream of sound.
   *
   * @param serial of its pages
   * @param rate positions in a second
   * @param skipped positions that are not heard
   */
  private record Sound(long serial, long rate, int skipped) {}

  private OggLook(FileParts file) {
    this.file = file;
  }

  static Dimensions at(FileParts file) {
    OggLook look = new OggLook(file);
    look.begin(file.at(0, FileParts.PART_BYTES));
    return new Dimensions(look.sound.flatMap(look::duration), look.size);
  }

  private void begin(Head head) {
    int offset = 0;
    while (head.matches(offset, "OggS") && (head.u8(offset + FLAGS_OFFSET) & BEGINS_STREAM) != 0) {
      int segments = head.u8(offset + SEGMENTS_OFFSET);
      int packet = offset + HEADER_BYTES + segments;
      long serial = head.u32(offset + SERIAL_OFFSET);
      stream(serial, head.from(packet));
      offset = packet;
      for (int i = 0; i < segments; i++) {
        offset += head.u8(packet - segments + i);
      }
    }
  }

  private void stream(long serial, Head packet) {
    if (packet.matches(0, "OpusHead")) {
      found(serial, OPUS_RATE, packet.u16le(10));
    } else if (packet.matches(0, "\u0001vorbis")) {
      found(serial, packet.u32le(12), 0);
    } else if (packet.matches(0, "Speex   ")) {
      found(serial, packet.u32le(36), 0);
    } else if (packet.matches(0, "\u007fFLAC")) {
      found(serial, FlacInfo.rate(packet.from(13)), 0);
    } else if (packet.matches(0, "\u0080theora") && packet.has(14, 6)) {
      size = Dimensions.size(packet.u24(14), packet.u24(17));
    }
  }

  private void found(long serial, long rate, int skipped) {
    sound = sound.or(() -> Optional.of(new Sound(serial, rate, skipped)));
  }

  /** By the last page of the stream that ends a packet: others have a position of -1. */
  private Optional<Duration> duration(Sound stream) {
    long from = Math.max(0, file.sizeBytes() - FileParts.PART_BYTES);
    Head tail = file.at(from, FileParts.PART_BYTES);
    for (int at = tail.length() - HEADER_BYTES; at >= 0; at--) {
      if (tail.matches(at, "OggS\0") && tail.u32(at + SERIAL_OFFSET) == stream.serial()) {
        long position = tail.s64le(at + GRANULE_OFFSET);
        if (position >= 0) {
          return Dimensions.duration(position - stream.skipped(), stream.rate());
        }
      }
    }
    return Optional.empty();
  }
}
