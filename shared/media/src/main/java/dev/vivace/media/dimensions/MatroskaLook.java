package dev.vivace.media.dimensions;

import dev.vivace.media.sniff.EbmlHeader;
import dev.vivace.media.sniff.Head;
import java.time.Duration;
import java.util.Optional;

/**
 * Matroska (RFC 9559) and WebM: the information and the tracks of the segment, up to the first
 * cluster. What is written while it is recorded, as by a browser, has no duration.
 */
final class MatroskaLook {
  private static final int SEGMENT = 0x18538067;
  private static final int INFO = 0x1549A966;
  private static final int TIMESTAMP_SCALE = 0x2AD7B1;
  private static final int DURATION = 0x4489;
  private static final int TRACKS = 0x1654AE6B;
  private static final int TRACK_ENTRY = 0xAE;
  private static final int VIDEO = 0xE0;
  private static final int PIXEL_WIDTH = 0xB0;
  private static final int PIXEL_HEIGHT = 0xBA;
  private static final int DISPLAY_WIDTH = 0x54B0;
  private static final int DISPLAY_HEIGHT = 0x54BA;
  private static final int DISPLAY_UNIT = 0x54B2;
  private static final int CLUSTER = 0x1F43B675;

  /** The sizes of a video are in a track of the tracks of the segment. */
  private static final int MAX_DEPTH = 4;

  private static final int MAX_NUMBER_BYTES = 8;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long DEFAULT_SCALE = 1_000_000;

  private final FileParts file;
  private long nanosPerTick = DEFAULT_SCALE;
  private double ticks;
  private Optional<Dimensions.Size> size = Optional.empty();
  private Video video = new Video();
  private boolean clusterReached;

  /** The numbers of one track; 0 is none, and pixels are the unit. */
  private static final class Video {
    private long pixelWidth;
    private long pixelHeight;
    private long displayWidth;
    private long displayHeight;
    private long unit;

    /** In other units than pixels only their ratio is told (RFC 9559, section 5.1.4.1.28.14). */
    Optional<Dimensions.Size> shown() {
      boolean told = unit == 0 && displayWidth > 0 && displayHeight > 0;
      return told
          ? Dimensions.size(displayWidth, displayHeight)
          : Dimensions.size(pixelWidth, pixelHeight);
    }
  }

  private MatroskaLook(FileParts file) {
    this.file = file;
  }

  static Dimensions at(FileParts file) {
    MatroskaLook look = new MatroskaLook(file);
    look.elements(0, file.sizeBytes(), 0);
    Optional<Duration> duration =
        Dimensions.duration(look.ticks * look.nanosPerTick / NANOS_PER_SECOND);
    return new Dimensions(duration, look.size);
  }

  private void elements(long from, long end, int depth) {
    long at = from;
    while (at < end && !clusterReached) {
      Optional<EbmlHeader> header = EbmlHeader.at(file.at(at, EbmlHeader.MAX_BYTES), 0);
      if (header.isEmpty()) {
        return;
      }
      long content = at + header.get().bytes();
      long next = content + Math.min(header.get().size(), Math.max(0, end - content));
      element(header.get().id(), content, next, depth);
      at = next;
    }
  }

  private void element(int id, long content, long end, int depth) {
    switch (id) {
      case SEGMENT, INFO, TRACKS -> enter(content, end, depth);
      case TRACK_ENTRY -> {
        video = new Video();
        enter(content, end, depth);
        size = size.or(video::shown);
      }
      case VIDEO -> enter(content, end, depth);
      case CLUSTER -> clusterReached = true;
      case TIMESTAMP_SCALE -> nanosPerTick = number(content, end);
      case DURATION -> ticks = real(content, end);
      case PIXEL_WIDTH -> video.pixelWidth = number(content, end);
      case PIXEL_HEIGHT -> video.pixelHeight = number(content, end);
      case DISPLAY_WIDTH -> video.displayWidth = number(content, end);
      case DISPLAY_HEIGHT -> video.displayHeight = number(content, end);
      case DISPLAY_UNIT -> video.unit = number(content, end);
      default -> {}
    }
  }

  private void enter(long content, long end, int depth) {
    if (depth < MAX_DEPTH) {
      elements(content, end, depth + 1);
    }
  }

  /** An unsigned number; 0 if it is not there as a whole. */
  private long number(long content, long end) {
    int length = (int) Math.min(MAX_NUMBER_BYTES, end - content);
    Head bytes = file.at(content, MAX_NUMBER_BYTES);
    return bytes.has(0, length) ? EbmlHeader.number(bytes, 0, length) : 0;
  }

  /** A float of 4 or 8 bytes (RFC 8794, section 7.3); 0 if it is not there as a whole. */
  private double real(long content, long end) {
    long bits = number(content, end);
    return switch ((int) Math.min(end - content, MAX_NUMBER_BYTES)) {
      case Float.BYTES -> Float.intBitsToFloat((int) bits);
      case Double.BYTES -> Double.longBitsToDouble(bits);
      default -> 0;
    };
  }
}
