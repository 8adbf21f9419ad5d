package dev.vivace.realtime.filter;

/**
 * A frame of video in I420: a plane of luma, then two of chroma of half the width and height,
 * rounded up (ITU-R BT.601, limited range: luma 16 to 235, chroma 16 to 240 about 128). Rows follow
 * each other without padding. The planes are the frame's own and are written in place.
 */
public final class I420Frame {
  /** The side of the largest frame: 4096 pixels. */
  public static final int MAX_SIDE = 4_096;

  /** The chroma of grey. */
  public static final byte NEUTRAL = (byte) 128;

  private final int width;
  private final int height;
  private final byte[] y;
  private final byte[] u;
  private final byte[] v;

  /**
   * A frame of zeros.
   *
   * @param width in pixels, 1 to {@value #MAX_SIDE}
   * @param height in pixels, likewise
   * @throws IllegalArgumentException if one of them is out of bounds
   */
  public I420Frame(int width, int height) {
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
      throw new IllegalArgumentException(
          "a frame has 1 to %d pixels a side, not %d x %d".formatted(MAX_SIDE, width, height));
    }
    this.width = width;
    this.height = height;
    y = new byte[width * height];
    u = new byte[chromaWidth() * chromaHeight()];
    v = new byte[u.length];
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Pixels of a row of chroma. */
  public int chromaWidth() {
    return (width + 1) / 2;
  }

  /** Rows of chroma. */
  public int chromaHeight() {
    return (height + 1) / 2;
  }

  /** Luma, {@code width * height} bytes: the array itself. */
  public byte[] y() {
    return y;
  }

  /** Blue minus luma, {@code chromaWidth * chromaHeight} bytes: the array itself. */
  public byte[] u() {
    return u;
  }

  /** Red minus luma, as many bytes: the array itself. */
  public byte[] v() {
    return v;
  }

  /** Whether it has these sides. */
  public boolean is(int otherWidth, int otherHeight) {
    return width == otherWidth && height == otherHeight;
  }
}
