package dev.vivace.audio;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Samples on their way into native code, in blocks of 10 ms whatever the pieces are, so that
 * nothing behind this can tell how the input was cut. It is the one door to the encoders, and
 * samples are made harmless here: LAME aborts the process at a NaN.
 */
final class SampleBlock implements NativeOwner {
  private static final int BLOCKS_PER_SECOND = 100;

  private final int channels;
  private final float[] samples;
  private final NativeScope scope = new NativeScope();
  private final AVFrame frame;
  private final FloatPointer nativeSamples;
  private int filled;

  /**
   * @param shape interleaved floats
   */
  SampleBlock(AudioShape shape) {
    channels = shape.channels();
    int blockFrames = shape.sampleRate() / BLOCKS_PER_SECOND;
    samples = new float[blockFrames * channels];
    frame = Ffmpeg.requireAllocated(av_frame_alloc(), "av_frame_alloc");
    scope.onClose(() -> av_frame_free(frame));
    try {
      shape.allocate(frame, blockFrames);
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
    nativeSamples = new FloatPointer(frame.data(0));
  }

  /**
   * Takes sample frames from {@code done} up to {@code frames} as long as there is room; gives the
   * number taken.
   */
  int fill(float[] interleaved, int done, int frames) {
    int count = Math.min(samples.length - filled, (frames - done) * channels);
    int from = done * channels;
    for (int i = 0; i < count; i++) {
      samples[filled + i] = harmless(interleaved[from + i]);
    }
    filled += count;
    return count / channels;
  }

  private static float harmless(float sample) {
    return Float.isNaN(sample) ? 0 : Math.clamp(sample, -1f, 1f);
  }

  boolean full() {
    return filled == samples.length;
  }

  boolean empty() {
    return filled == 0;
  }

  /** The native planes, which {@link #takeFrames} fills. */
  PointerPointer<?> planes() {
    return frame.extended_data();
  }

  /** Copies the samples to the native side and empties this; gives the number of sample frames. */
  int takeFrames() {
    nativeSamples.put(samples, 0, filled);
    int frames = filled / channels;
    filled = 0;
    return frames;
  }

  @Override
  public void close() {
    scope.close();
  }
}
