package dev.vivace.media;

/**
 * A range of bytes (RFC 9110, section 14.1.2). It may reach beyond the end, and is then cut there.
 *
 * @param firstByte offset of the first byte, from 0
 * @param lastByte offset of the last byte, itself included; {@link Long#MAX_VALUE} for the end
 */
public record ByteRange(long firstByte, long lastByte) {

  /**
   * @throws IllegalArgumentException if the range is empty or begins before 0
   */
  public ByteRange {
    if (firstByte < 0 || lastByte < firstByte) {
      throw new IllegalArgumentException("not a byte range: " + firstByte + "-" + lastByte);
    }
  }

  /** From an offset to the end. */
  public static ByteRange from(long firstByte) {
    return new ByteRange(firstByte, Long.MAX_VALUE);
  }

  /** At most so many bytes from the beginning. */
  public static ByteRange first(long lengthBytes) {
    return new ByteRange(0, lengthBytes - 1);
  }

  public String header() {
    return "bytes=" + firstByte + "-" + (lastByte == Long.MAX_VALUE ? "" : lastByte);
  }
}
