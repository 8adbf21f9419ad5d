package dev.vivace.realtime.filter.onnx;

import dev.vivace.realtime.filter.I420Frame;

/**
 * A model's output as a mask over the frame: what is below the threshold goes grey and dark.
 *
 * @param threshold the least value of what stays as it is
 */
record MaskOutput(double threshold) {
  I420Frame draw(Tensor output, I420Frame frame) {
    int[] dimensions = output.squeezed(output.dimensions().length == 4 ? 3 : 2);
    int height = dimensions[dimensions.length - 2];
    int width = dimensions[dimensions.length - 1];
    if (dimensions.length == 3 && dimensions[0] != 1) {
      throw output.unexpected();
    }
    for (int y = 0; y < frame.height(); y++) {
      int row = y * height / frame.height() * width;
      for (int x = 0; x < frame.width(); x++) {
        if (!(output.values()[row + x * width / frame.width()] >= threshold)) {
          darken(frame, y, x);
        }
      }
    }
    return frame;
  }

  private static void darken(I420Frame frame, int y, int x) {
    int pixel = y * frame.width() + x;
    frame.y()[pixel] = (byte) (16 + ((frame.y()[pixel] & 0xff) - 16) / 3);
    int chroma = y / 2 * frame.chromaWidth() + x / 2;
    frame.u()[chroma] = I420Frame.NEUTRAL;
    frame.v()[chroma] = I420Frame.NEUTRAL;
  }
}
