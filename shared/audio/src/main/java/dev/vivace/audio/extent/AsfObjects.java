package dev.vivace.audio.extent;

/** The objects of an ASF file; that of the media has no size while it is broadcast. */
final class AsfObjects implements Chunks {
  private static final int HEADER_BYTES = 24;
  private static final int SIZE_OFFSET = 16;

  @Override
  public int neededBytes(Header header) {
    return HEADER_BYTES;
  }

  @Override
  public long after(Header header) {
    long size = header.s64le(SIZE_OFFSET);
    return size < HEADER_BYTES || size > NOWHERE / 2 ? NOWHERE : header.offset() + size;
  }
}
