package dev.vivace.realtime.filter.builtin;

/**
 * The thresholds of gradients in Canny's algorithm, the sum of both absolute derivatives.
 *
 * @param low an edge has more than this, and is connected to a strong one
 * @param high a strong edge has more than this; if it is the lower of the two, they are swapped
 */
record Thresholds(int low, int high) {
  Thresholds {
    int lower = Math.min(low, high);
    high = Math.max(low, high);
    low = lower;
  }
}
