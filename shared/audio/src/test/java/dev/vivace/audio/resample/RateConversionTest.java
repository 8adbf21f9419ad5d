package dev.vivace.audio.resample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.Pcm;
import dev.vivace.audio.Sounds;
import dev.vivace.audio.encode.AudioEncoder;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingPlan;
import dev.vivace.audio.format.EncodingSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateConversionTest {
  private static final int WAV_HEADER_BYTES = 44;

  @ParameterizedTest
  @CsvSource({
    "44100, 48000",
    "48000, 44100",
    "24000, 48000",
    "96000, 16000",
    "37800, 44100",
    "11111, 48000",
    "384000, 8000"
  })
  void aConversionThatStartsMidwayGivesTheSameSamples(int rate, int encodedRate)
      throws IOException {
    Pcm music = Sounds.MUSIC.at(rate, 1, 3);
    EncodingPlan plan =
        EncodingPlan.of(new EncodingSettings(EncodingFormat.WAV, 1, encodedRate), rate, 1);
    byte[] whole = encoded(plan, music, 0);
    Random random = new Random(rate);
    for (int i = 0; i < 20; i++) {
      int first = random.nextInt(encodedRate * 3 / 2, encodedRate * 5 / 2);
      RateConversion.Place place = plan.rates().placeBefore(first);
      byte[] part =
          encoded(plan.discarding(first - place.outputFrame()), music, place.inputFrame());
      int from = WAV_HEADER_BYTES + first * Short.BYTES;
      assertThat(Arrays.mismatch(part, WAV_HEADER_BYTES, part.length, whole, from, whole.length))
          .as("from sample frame %d", first)
          .isEqualTo(-1);
    }
  }

  private static byte[] encoded(EncodingPlan plan, Pcm pcm, long fromFrame) throws IOException {
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    float[] samples = Arrays.copyOfRange(pcm.samples(), (int) fromFrame, pcm.samples().length);
    try (AudioEncoder encoder = new AudioEncoder(plan, wav)) {
      encoder.write(samples, samples.length);
      encoder.finish();
    }
    return wav.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"44100, 48000, 1, 2", "48000, 44100, 160, 147", "24000, 24000, 77, 77"})
  void everyMomentOfTheInputIsCovered(int rate, int encodedRate, long frames, long encodedFrames) {
    assertThat(new RateConversion(rate, encodedRate).outputFrames(frames)).isEqualTo(encodedFrames);
  }

  @Test
  void theStartHasNoHistory() {
    assertThat(new RateConversion(44_100, 48_000).placeBefore(10))
        .isEqualTo(new RateConversion.Place(0, 0));
  }
}
