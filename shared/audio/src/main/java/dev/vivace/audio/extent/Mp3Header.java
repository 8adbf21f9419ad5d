package dev.vivace.audio.extent;

/**
 * The first frame of an MP3 file, which may hold the number of its bytes in a Xing, Info or VBRI
 * header.
 */
final class Mp3Header implements Chunks {
  private static final int HEADER_BYTES = 64;
  private static final int VBRI_OFFSET = 36;
  private static final int HAS_FRAMES = 1;
  private static final int HAS_BYTES = 2;

  /** Writers do not agree on whether the first frame is counted; this is the largest. */
  private static final int SLACK_BYTES = 1441;

  private long end;
  private long start;

  @Override
  public int neededBytes(Header header) {
    return HEADER_BYTES;
  }

  @Override
  public long after(Header header) {
    start = header.offset();
    end = start + bytes(header);
    return NOWHERE;
  }

  private static long bytes(Header header) {
    boolean mpeg1 = (header.u8(1) >> 3 & 3) == 3;
    boolean mono = header.u8(3) >> 6 == 3;
    int sideBytes = mpeg1 ? (mono ? 17 : 32) : (mono ? 9 : 17);
    int xing = 4 + sideBytes;
    String name = header.text(xing, 4);
    if (name.equals("Xing") || name.equals("Info")) {
      long flags = header.u32(xing + 4);
      int at = xing + 8 + ((flags & HAS_FRAMES) == 0 ? 0 : 4);
      return (flags & HAS_BYTES) == 0 ? 0 : header.u32(at);
    }
    return header.text(VBRI_OFFSET, 4).equals("VBRI") ? header.u32(VBRI_OFFSET + 10) : 0;
  }

  @Override
  public long missingBytes(long nextHeader, long sizeBytes) {
    // Some count the tag before the first frame.
    return end - sizeBytes > start + SLACK_BYTES ? end - sizeBytes : 0;
  }
}
