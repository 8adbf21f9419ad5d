package dev.vivace.realtime.filter.onnx;

import dev.vivace.realtime.filter.I420Frame;

/** Makes tensors of frames: scaled to the nearest pixel, in RGB (ITU-R BT.601, limited range). */
final class FrameTensors {
  private float[] kept = new float[0];

  /** The tensor of a frame, in the same array as the one before. */
  Tensor of(I420Frame frame, InputShape shape, Normalisation normalisation) {
    if (kept.length != shape.size()) {
      kept = new float[shape.size()];
    }
    int red = normalisation.bgr() ? 2 : 0;
    for (int y = 0; y < shape.height(); y++) {
      int row = y * frame.height() / shape.height();
      for (int x = 0; x < shape.width(); x++) {
        int column = x * frame.width() / shape.width();
        int chroma = row / 2 * frame.chromaWidth() + column / 2;
        float luma = 1.164384f * ((frame.y()[row * frame.width() + column] & 0xff) - 16);
        float u = (frame.u()[chroma] & 0xff) - 128;
        float v = (frame.v()[chroma] & 0xff) - 128;
        put(shape.index(red, y, x), luma + 1.596027f * v, normalisation);
        put(shape.index(1, y, x), luma - 0.391762f * u - 0.812968f * v, normalisation);
        put(shape.index(2 - red, y, x), luma + 2.017232f * u, normalisation);
      }
    }
    return new Tensor(kept, shape.dimensions());
  }

  private void put(int index, float value, Normalisation normalisation) {
    kept[index] = normalisation.forModel(Math.clamp(value, 0, 255));
  }
}
