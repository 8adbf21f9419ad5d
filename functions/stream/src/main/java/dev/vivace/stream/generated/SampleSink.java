package dev.vivace.stream.generated;

import dev.vivace.audio.encode.AudioEncoder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The sink to which a generator writes its samples. Not thread safe. */
public final class SampleSink {
  private final AudioEncoder encoder;
  private boolean empty = true;
  private @Nullable IOException gone;

  SampleSink(AudioEncoder encoder) {
    this.encoder = encoder;
  }

  /**
   * Encodes and sends samples. Blocks while the listener is slower than the generator: that is how
   * a generator is held back.
   *
   * @param interleaved float32 from index 0, nominally in [-1, 1]; not kept. NaN becomes silence,
   *     what is beyond full scale is clamped
   * @param frames the number of sample frames
   * @throws IOException if the listener or the invocation is gone, now and at each later call: then
   *     there is nobody to generate for
   */
  public void write(float[] interleaved, int frames) throws IOException {
    requireListener();
    try {
      encoder.write(interleaved, frames);
      empty &= frames == 0;
    } catch (IOException failure) {
      gone = failure;
      throw failure;
    }
  }

  /** Ends the stream, even if the generator did not care that its listener is gone. */
  void finish() throws IOException {
    requireListener();
    if (empty) {
      throw new IOException("the source wrote nothing");
    }
    encoder.finish();
  }

  private void requireListener() throws IOException {
    if (gone != null) {
      throw new IOException("the listener is gone", gone);
    }
  }
}
