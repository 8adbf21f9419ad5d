package dev.vivace.audio.extent;

/** The tags of a Flash video, each with its size behind it once more. */
final class FlvTags implements Chunks {
  private static final int HEADER_BYTES = 11;
  private static final int SIZE_BYTES = 4;
  private static final int AUDIO = 8;
  private static final int VIDEO = 9;
  private static final int SCRIPT = 18;

  @Override
  public int neededBytes(Header header) {
    return HEADER_BYTES;
  }

  @Override
  public long after(Header header) {
    if (header.text(0, 3).equals("FLV")) {
      return header.offset() + header.u32(5) + SIZE_BYTES;
    }
    return switch (header.u8(0)) {
      case AUDIO, VIDEO, SCRIPT -> header.offset() + HEADER_BYTES + header.u24(1) + SIZE_BYTES;
      default -> NOWHERE;
    };
  }

  /** Some writers leave out the last size. */
  @Override
  public long missingBytes(long nextHeader, long sizeBytes) {
    return nextHeader == NOWHERE || nextHeader - sizeBytes <= SIZE_BYTES
        ? 0
        : nextHeader - sizeBytes;
  }
}
