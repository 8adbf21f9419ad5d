package dev.vivace.realtime.filter.builtin;

import java.util.Arrays;

/**
 * Canny's edge detector (J. Canny, A Computational Approach to Edge Detection, 1986) with a 3x3
 * Sobel operator, the sum of absolute derivatives as the gradient and borders repeated: the pixels
 * of OpenCV's {@code Canny} with aperture 3. Keeps its buffers; not thread safe.
 */
final class Canny {
  private static final byte CANDIDATE = 0;
  private static final byte NONE = 1;
  private static final byte EDGE = 2;

  /** The tangent of 22.5 degrees in units of 2^-15. */
  private static final int TAN_22 = 13_573;

  private int width;
  private int height;
  private Gradients[] rows = new Gradients[0];

  /** The kind of each pixel, with a border of one pixel that is never an edge. */
  private byte[] map = new byte[0];

  private int[] stack = new int[0];
  private int top;

  /**
   * Writes 255 where there is an edge, and 0 elsewhere.
   *
   * @param out as large as the plane's bytes, which may be the same array
   */
  void detect(Plane luma, Thresholds thresholds, byte[] out) {
    prepare(luma.width(), luma.height());
    rows[2].clear();
    rows[0].compute(luma, 0);
    for (int y = 0; y < height; y++) {
      Gradients next = rows[(y + 1) % 3];
      if (y + 1 < height) {
        next.compute(luma, y + 1);
      } else {
        next.clear();
      }
      suppress(y, thresholds);
    }
    follow();
    draw(out);
  }

  private void prepare(int newWidth, int newHeight) {
    if (newWidth != width || newHeight != height) {
      width = newWidth;
      height = newHeight;
      rows = new Gradients[] {new Gradients(width), new Gradients(width), new Gradients(width)};
      map = new byte[(width + 2) * (height + 2)];
      Arrays.fill(map, NONE);
      stack = new int[width * height];
    }
    top = 0;
  }

  /** Keeps of a row what is larger than both neighbours across the edge. */
  private void suppress(int y, Thresholds thresholds) {
    Gradients here = rows[y % 3];
    int[] above = rows[(y + 2) % 3].magnitude;
    int[] below = rows[(y + 1) % 3].magnitude;
    int base = (y + 1) * (width + 2);
    for (int x = 1; x <= width; x++) {
      int magnitude = here.magnitude[x];
      byte kind = NONE;
      if (magnitude > thresholds.low() && here.isPeak(x, above, below)) {
        kind = CANDIDATE;
        if (magnitude > thresholds.high()) {
          kind = EDGE;
          stack[top++] = base + x;
        }
      }
      map[base + x] = kind;
    }
  }

  /** Makes edges of all candidates that are connected to one. */
  private void follow() {
    int stride = width + 2;
    while (top > 0) {
      int at = stack[--top];
      take(at - stride - 1);
      take(at - stride);
      take(at - stride + 1);
      take(at - 1);
      take(at + 1);
      take(at + stride - 1);
      take(at + stride);
      take(at + stride + 1);
    }
  }

  private void take(int at) {
    if (map[at] == CANDIDATE) {
      map[at] = EDGE;
      stack[top++] = at;
    }
  }

  private void draw(byte[] out) {
    for (int y = 0; y < height; y++) {
      int from = (y + 1) * (width + 2) + 1;
      int to = y * width;
      for (int x = 0; x < width; x++) {
        out[to + x] = (byte) -(map[from + x] >> 1);
      }
    }
  }

  /** The derivatives of one row; index 1 is its first pixel. */
  private static final class Gradients {
    private final int width;
    private final int[] smooth;
    private final int[] difference;
    private final int[] dx;
    private final int[] dy;
    private final int[] magnitude;

    Gradients(int width) {
      this.width = width;
      smooth = new int[width + 2];
      difference = new int[width + 2];
      dx = new int[width + 2];
      dy = new int[width + 2];
      magnitude = new int[width + 2];
    }

    void clear() {
      Arrays.fill(magnitude, 0);
    }

    void compute(Plane luma, int y) {
      byte[] bytes = luma.bytes();
      int here = y * width;
      int above = Math.max(y - 1, 0) * width;
      int below = Math.min(y + 1, luma.height() - 1) * width;
      for (int x = 0; x < width; x++) {
        int a = bytes[above + x] & 0xff;
        int b = bytes[below + x] & 0xff;
        smooth[x + 1] = a + 2 * (bytes[here + x] & 0xff) + b;
        difference[x + 1] = b - a;
      }
      repeatBorder(smooth);
      repeatBorder(difference);
      for (int x = 1; x <= width; x++) {
        int horizontal = smooth[x + 1] - smooth[x - 1];
        int vertical = difference[x - 1] + 2 * difference[x] + difference[x + 1];
        dx[x] = horizontal;
        dy[x] = vertical;
        magnitude[x] = Math.abs(horizontal) + Math.abs(vertical);
      }
    }

    private void repeatBorder(int[] row) {
      row[0] = row[1];
      row[width + 1] = row[width];
    }

    /** Compares along the gradient, rounded to one of four directions. */
    boolean isPeak(int x, int[] above, int[] below) {
      int size = magnitude[x];
      int across = Math.abs(dx[x]) * TAN_22;
      int along = Math.abs(dy[x]) << 15;
      if (along < across) {
        return size > magnitude[x - 1] && size >= magnitude[x + 1];
      }
      if (along > across + (Math.abs(dx[x]) << 16)) {
        return size > above[x] && size >= below[x];
      }
      int side = (dx[x] ^ dy[x]) < 0 ? -1 : 1;
      return size > above[x - side] && size > below[x + side];
    }
  }
}
