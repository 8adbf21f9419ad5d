package dev.vivace.audio.extent;

import java.util.HashSet;
import java.util.Set;

/**
 * The pages of an Ogg file: each stream has to end with a page that says so (RFC 3533, section 6).
 */
final class OggPages implements Chunks {
  private static final int CAPTURE_PATTERN = 0x4f676753;
  private static final int HEADER_BYTES = 27;
  private static final int FLAGS_OFFSET = 5;
  private static final int SERIAL_OFFSET = 14;
  private static final int SEGMENTS_OFFSET = 26;
  private static final int BEGINS = 2;
  private static final int ENDS = 4;
  private static final int MAX_STREAMS = 256;

  private final Set<Long> unended = new HashSet<>();

  @Override
  public int neededBytes(Header header) {
    return header.length() >= HEADER_BYTES && isPage(header)
        ? HEADER_BYTES + header.u8(SEGMENTS_OFFSET)
        : HEADER_BYTES;
  }

  private static boolean isPage(Header header) {
    return header.u32(0) == CAPTURE_PATTERN;
  }

  /** Searches the next page where one should be and is none. */
  @Override
  public long after(Header header) {
    if (!isPage(header)) {
      return header.offset() + 1;
    }
    int flags = header.u8(FLAGS_OFFSET);
    long serial = header.u32(SERIAL_OFFSET);
    if ((flags & BEGINS) != 0 && unended.size() < MAX_STREAMS) {
      unended.add(serial);
    }
    if ((flags & ENDS) != 0) {
      unended.remove(serial);
    }
    int segments = header.u8(SEGMENTS_OFFSET);
    long end = header.offset() + HEADER_BYTES + segments;
    for (int i = 0; i < segments; i++) {
      end += header.u8(HEADER_BYTES + i);
    }
    return end;
  }

  /** A page that is missing as a whole counts as one byte, because its size is not known. */
  @Override
  public long missingBytes(long nextHeader, long sizeBytes) {
    long cut = Math.max(0, nextHeader - sizeBytes);
    return cut == 0 && !unended.isEmpty() ? 1 : cut;
  }
}
