package dev.vivace.audio.extent;

/** The chunks of Apple's Core Audio Format; samples without a known size reach to the end. */
final class CafChunks implements Chunks {
  private static final int FILE_HEADER_BYTES = 8;
  private static final int CHUNK_HEADER_BYTES = 12;

  @Override
  public int neededBytes(Header header) {
    return CHUNK_HEADER_BYTES;
  }

  @Override
  public long after(Header header) {
    if (header.text(0, 4).equals("caff")) {
      return header.offset() + FILE_HEADER_BYTES;
    }
    long size = header.s64(4);
    return size < 0 || size > NOWHERE / 2 ? NOWHERE : header.offset() + CHUNK_HEADER_BYTES + size;
  }
}
