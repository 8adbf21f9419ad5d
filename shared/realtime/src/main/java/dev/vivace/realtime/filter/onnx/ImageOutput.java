package dev.vivace.realtime.filter.onnx;

import dev.vivace.realtime.filter.I420Frame;

/** A model's output as a frame: three channels, or one of grey. */
record ImageOutput(Normalisation normalisation) {
  I420Frame frame(Tensor output) {
    int[] dimensions = output.squeezed(3);
    boolean channelsFirst = dimensions[0] <= 3;
    int channels = channelsFirst ? dimensions[0] : dimensions[2];
    int height = dimensions[channelsFirst ? 1 : 0];
    int width = dimensions[channelsFirst ? 2 : 1];
    if (channels != 1 && channels != 3) {
      throw output.unexpected();
    }
    I420Frame frame = new I420Frame(width, height);
    int pixelStep = channelsFirst ? 1 : channels;
    int channelStep = channels == 1 ? 0 : channelsFirst ? width * height : 1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = (y * width + x) * pixelStep;
        float first = value(output, pixel);
        float green = value(output, pixel + channelStep);
        float last = value(output, pixel + 2 * channelStep);
        float red = normalisation.bgr() ? last : first;
        float blue = normalisation.bgr() ? first : last;
        write(frame, y * width + x, new float[] {red, green, blue});
      }
    }
    return frame;
  }

  /** NaN becomes black. */
  private float value(Tensor output, int index) {
    float value = normalisation.forFrame(output.values()[index]);
    return value >= 0 ? Math.min(value, 255) : 0;
  }

  private static void write(I420Frame frame, int pixel, float[] rgb) {
    float red = rgb[0];
    float green = rgb[1];
    float blue = rgb[2];
    int y = pixel / frame.width();
    int x = pixel % frame.width();
    frame.y()[pixel] = rounded(16 + 0.256788f * red + 0.504129f * green + 0.097906f * blue);
    if (y % 2 == 0 && x % 2 == 0) {
      int chroma = y / 2 * frame.chromaWidth() + x / 2;
      frame.u()[chroma] = rounded(128 - 0.148223f * red - 0.290993f * green + 0.439216f * blue);
      frame.v()[chroma] = rounded(128 + 0.439216f * red - 0.367788f * green - 0.071427f * blue);
    }
  }

  private static byte rounded(float value) {
    return (byte) Math.round(value);
  }
}
