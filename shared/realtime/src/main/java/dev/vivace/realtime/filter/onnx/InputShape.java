package dev.vivace.realtime.filter.onnx;

/**
 * The input of a model: one image of three channels.
 *
 * @param channelsFirst whether each channel is a plane (NCHW) or each pixel has its channels (NHWC)
 */
record InputShape(int width, int height, boolean channelsFirst) {
  private static final int CHANNELS = 3;

  long[] dimensions() {
    return channelsFirst
        ? new long[] {1, CHANNELS, height, width}
        : new long[] {1, height, width, CHANNELS};
  }

  /** The index of a value in the tensor. */
  int index(int channel, int y, int x) {
    return channelsFirst
        ? (channel * height + y) * width + x
        : (y * width + x) * CHANNELS + channel;
  }

  int size() {
    return CHANNELS * width * height;
  }
}
