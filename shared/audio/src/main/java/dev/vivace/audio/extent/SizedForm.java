package dev.vivace.audio.extent;

/**
 * A file whose first header tells its size: AIFF, AVI, Sony's Wave64, and Sun's AU. A size that was
 * never entered is none or all ones.
 */
final class SizedForm implements Chunks {
  private static final int HEADER_BYTES = 24;
  private static final long UNKNOWN = 0xffff_ffffL;

  /** Some writers count the header, or leave out a byte of padding. */
  private static final int SLACK_BYTES = 16;

  private long end;

  @Override
  public int neededBytes(Header header) {
    return HEADER_BYTES;
  }

  @Override
  public long after(Header header) {
    long start = header.offset();
    end =
        switch (header.text(0, 4)) {
          case "FORM" -> end(start + 8, header.u32(4));
          case "riff" -> end(start, header.s64le(16));
          case ".snd" -> end(start + header.u32(4), header.u32(8));
          default -> end(start + 8, header.u32le(4));
        };
    return NOWHERE;
  }

  private static long end(long start, long size) {
    return size == UNKNOWN || size <= 0 || size > NOWHERE / 2 ? 0 : start + size;
  }

  @Override
  public long missingBytes(long nextHeader, long sizeBytes) {
    return end - sizeBytes > SLACK_BYTES ? end - sizeBytes : 0;
  }
}
