package dev.vivace.realtime.filter.onnx;

import java.util.Arrays;

/**
 * Values and their shape.
 *
 * @param values in row-major order
 * @param dimensions as the model has them
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, and never compared
record Tensor(float[] values, long[] dimensions) {
  /** The dimensions without those of one at the front. */
  int[] squeezed(int rank) {
    int skipped = Math.max(0, dimensions.length - rank);
    for (int i = 0; i < skipped; i++) {
      if (dimensions[i] != 1) {
        throw unexpected();
      }
    }
    if (dimensions.length < rank) {
      throw unexpected();
    }
    int[] squeezed = new int[rank];
    for (int i = 0; i < rank; i++) {
      squeezed[i] = Math.toIntExact(dimensions[skipped + i]);
    }
    return squeezed;
  }

  /** The exception for an output of another shape than was said. */
  IllegalStateException unexpected() {
    return new IllegalStateException(
        "the model's output has the shape %s, which is not what the parameter 'output' says"
            .formatted(Arrays.toString(dimensions)));
  }
}
