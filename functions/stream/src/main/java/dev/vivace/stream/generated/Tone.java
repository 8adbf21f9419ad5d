package dev.vivace.stream.generated;

import dev.vivace.audio.format.EncodingPlan;
import dev.vivace.lambda.http.QueryParameters;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Set;

/**
 * A sine of half of full scale, to try a stream with and to show what a source is: {@code
 * frequency} in Hz (440), {@code seconds} (1), {@code sampleRate} in Hz (24000).
 */
@Singleton
final class Tone implements AudioSource {
  private static final int LONGEST_SECONDS = 3_600;
  private static final int LOWEST_RATE = 8_000;
  private static final int HIGHEST_RATE = 48_000;

  @Override
  public String name() {
    return "tone";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("sampleRate", "frequency", "seconds");
  }

  @Override
  public GeneratedAudio audio(QueryParameters parameters) {
    int sampleRate = parameters.integer("sampleRate", LOWEST_RATE, HIGHEST_RATE).orElse(24_000);
    int hertz = parameters.integer("frequency", 1, sampleRate / 2).orElse(440);
    int seconds = parameters.integer("seconds", 1, LONGEST_SECONDS).orElse(1);
    return new GeneratedAudio(sampleRate, 1, sink -> write(sink, sampleRate, hertz, seconds));
  }

  private static void write(SampleSink sink, int sampleRate, int hertz, int seconds)
      throws IOException {
    float[] piece = new float[sampleRate / EncodingPlan.BLOCKS_PER_SECOND];
    for (long frame = 0; frame < (long) sampleRate * seconds; frame += piece.length) {
      int frames = (int) Math.min(piece.length, (long) sampleRate * seconds - frame);
      for (int i = 0; i < frames; i++) {
        double cycles = (double) (frame + i) * hertz / sampleRate;
        piece[i] = (float) (0.5 * Math.sin(2 * Math.PI * (cycles - Math.floor(cycles))));
      }
      sink.write(piece, frames);
    }
  }
}
