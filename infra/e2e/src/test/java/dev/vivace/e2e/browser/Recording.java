package dev.vivace.e2e.browser;

/** The sound that came out of a player, beside the one that should have. */
record Recording(float[] heard, float[] expected) {
  private static final int BLOCK = 2048;

  /** Less than the least step of 16 bits. */
  private static final float SAME = 2e-5f;

  /** The number of expected samples that were not heard in their place. */
  int differences(int fromSample, int toSample) {
    int offset = offset(fromSample + (toSample - fromSample) / 3);
    int differences = 0;
    for (int i = fromSample; i < toSample; i++) {
      int at = offset + i;
      if (at < 0 || at >= heard.length || Math.abs(heard[at] - expected[i]) > SAME) {
        differences++;
      }
    }
    return differences;
  }

  /**
   * The place of the recording at which the expected sound begins: there a block of it fits best.
   */
  private int offset(int block) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int start = 0; start + BLOCK < heard.length; start++) {
      double sum = 0;
      for (int i = 0; i < BLOCK && sum < least; i++) {
        double difference = heard[start + i] - expected[block + i];
        sum += difference * difference;
      }
      if (sum < least) {
        least = sum;
        best = start;
      }
    }
    return best - block;
  }
}
