package dev.vivace.realtime.filter.builtin;

/**
 * The mean of the square about each pixel, borders repeated: the pixels of OpenCV's {@code blur}
 * with {@code BORDER_REPLICATE}. Takes the same time whatever the radius. Keeps its buffers; not
 * thread safe.
 */
final class BoxBlur {
  private int[] columns = new int[0];
  private byte[] source = new byte[0];

  /**
   * Blurs a plane in place.
   *
   * @param radius pixels on each side of the middle one; 0 changes nothing
   */
  void blur(Plane plane, int radius) {
    if (radius == 0) {
      return;
    }
    keep(plane);
    int width = plane.width();
    for (int y = -radius; y < radius; y++) {
      add(row(plane, y), width, 1);
    }
    double scale = 1.0 / ((2 * radius + 1) * (2 * radius + 1));
    for (int y = 0; y < plane.height(); y++) {
      add(row(plane, y + radius), width, 1);
      average(plane, y, radius, scale);
      add(row(plane, y - radius), width, -1);
    }
  }

  private void keep(Plane plane) {
    if (source.length != plane.bytes().length) {
      source = new byte[plane.bytes().length];
    }
    System.arraycopy(plane.bytes(), 0, source, 0, source.length);
    columns = new int[plane.width()];
  }

  /** The index at which a row begins; those beyond the border are the border's. */
  private static int row(Plane plane, int y) {
    return Math.clamp(y, 0, plane.height() - 1) * plane.width();
  }

  private void add(int from, int width, int sign) {
    for (int x = 0; x < width; x++) {
      columns[x] += sign * (source[from + x] & 0xff);
    }
  }

  private void average(Plane plane, int y, int radius, double scale) {
    int last = plane.width() - 1;
    int sum = 0;
    for (int x = -radius; x < radius; x++) {
      sum += columns[Math.clamp(x, 0, last)];
    }
    int to = y * plane.width();
    for (int x = 0; x <= last; x++) {
      sum += columns[Math.min(x + radius, last)];
      plane.bytes()[to + x] = (byte) (int) (sum * scale + 0.5);
      sum -= columns[Math.max(x - radius, 0)];
    }
  }
}
