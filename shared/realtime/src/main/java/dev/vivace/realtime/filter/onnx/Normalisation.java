package dev.vivace.realtime.filter.onnx;

/**
 * The way from values of 0 to 255 to those of a model.
 *
 * @param mean subtracted
 * @param deviation divides what is left
 * @param bgr whether blue is the first channel
 */
record Normalisation(float mean, float deviation, boolean bgr) {
  float forModel(float value) {
    return (value - mean) / deviation;
  }

  float forFrame(float value) {
    return value * deviation + mean;
  }
}
