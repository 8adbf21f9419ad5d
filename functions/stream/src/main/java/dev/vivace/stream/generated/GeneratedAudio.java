package dev.vivace.stream.generated;

import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.SampleFormat;
import java.io.IOException;

/**
 * Audio that is about to be generated.
 *
 * @param sampleRate sample frames per second, in the bounds of {@link PcmFormat}
 * @param channels 1 or 2
 * @param generator called once, by the thread that sends
 */
public record GeneratedAudio(int sampleRate, int channels, Generator generator) {
  /**
   * @throws IllegalArgumentException if rate or channels are out of bounds
   */
  public GeneratedAudio {
    new PcmFormat(sampleRate, channels, SampleFormat.F32LE);
  }

  /** Makes the samples. */
  @FunctionalInterface
  public interface Generator {
    /**
     * Writes all samples; the stream ends when this returns, so it has to. A failure before the
     * first encoded byte is answered by 500, and one after it cuts the listener's connection.
     *
     * @throws IOException as the sink throws it, or if the generator fails
     */
    void writeTo(SampleSink sink) throws IOException;
  }
}
