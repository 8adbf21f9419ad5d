package dev.vivace.realtime.filter.builtin;

import dev.vivace.realtime.filter.AudioBlock;
import dev.vivace.realtime.filter.AudioFilter;
import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.Parameter;
import io.micronaut.context.annotation.Prototype;

/** Multiplies sound by a factor. */
@Prototype
final class Gain implements AudioFilter {
  private static final FilterDescription DESCRIPTION =
      FilterDescription.audio(
          "gain",
          "Makes the sound louder or softer.",
          new Parameter.Decimal("gain", "Factor of the amplitude", 0, 8, 0.1, 1.0));

  @Override
  public FilterDescription description() {
    return DESCRIPTION;
  }

  @Override
  public void filter(AudioBlock block, FilterCall call) {
    float gain = (float) call.parameters().decimal("gain");
    float[] samples = block.samples();
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= gain;
    }
  }
}
