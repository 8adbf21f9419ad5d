package dev.vivace.audio.extent;

/**
 * The chunks of a WAV file up to the samples. Whoever writes while it records does not know their
 * size: there is none then, or about the largest that fits into 31 or 32 bits.
 */
final class WaveChunks implements Chunks {
  private static final int FORM_BYTES = 12;
  private static final int CHUNK_BYTES = 8;
  private static final int DS64_BYTES = CHUNK_BYTES + 16;
  private static final long UNKNOWN = 0xffff_ffffL;

  /** Writers round what they enter down to pages or seconds, or take headers off. */
  private static final long ROUNDED = 1 << 20;

  private final boolean bigEndian;
  private long dataSize64;
  private long dataOffset;
  private long end;

  WaveChunks(String form) {
    bigEndian = form.equals("RIFX");
  }

  boolean isBigEndian() {
    return bigEndian;
  }

  @Override
  public int neededBytes(Header header) {
    if (header.length() < CHUNK_BYTES) {
      return CHUNK_BYTES;
    }
    return header.text(0, 4).equals("ds64") ? DS64_BYTES : CHUNK_BYTES;
  }

  @Override
  public long after(Header header) {
    long size = bigEndian ? header.u32(4) : header.u32le(4);
    long content = header.offset() + CHUNK_BYTES;
    switch (header.text(0, 4)) {
      case "RIFF", "RIFX", "RF64", "BW64" -> {
        return header.offset() + FORM_BYTES;
      }
      case "ds64" -> dataSize64 = header.s64le(CHUNK_BYTES + 8);
      case "data" -> {
        dataOffset = content;
        end = content + known(size);
        return NOWHERE;
      }
      default -> {}
    }
    return content + size + (size & 1);
  }

  private long known(long size) {
    if (size == UNKNOWN) {
      return Math.clamp(dataSize64, 0, Long.MAX_VALUE / 2);
    }
    return isRounded(size, 1L << 31) || isRounded(size, 1L << 32) ? 0 : size;
  }

  private static boolean isRounded(long size, long limit) {
    return size <= limit && size > limit - ROUNDED;
  }

  /** Some writers count the headers, too. */
  @Override
  public long missingBytes(long nextHeader, long sizeBytes) {
    return end - sizeBytes > dataOffset ? end - sizeBytes : 0;
  }
}
