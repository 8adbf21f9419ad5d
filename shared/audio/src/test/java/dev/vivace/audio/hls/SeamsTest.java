package dev.vivace.audio.hls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.Pcm;
import dev.vivace.audio.SineFit;
import dev.vivace.audio.Sounds;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is heard where one segment ends and the next one begins. */
@Timeout(120)
class SeamsTest {
  private static final int AAC_DELAY = 1024;

  @ParameterizedTest
  @CsvSource({
    "24000, 1, 1",
    "24000, 1, 3",
    "24000, 2, 3",
    "44100, 2, 2",
    "48000, 1, 1",
    "48000, 2, 3",
    "48000, 2, 6",
    "37800, 2, 3",
    "96000, 1, 1",
    "384000, 1, 1",
    "1000, 1, 3"
  })
  void flacHasEverySampleOfOneEncoding(int rate, int channels, int seconds) throws IOException {
    for (Sounds sound : Sounds.values()) {
      SegmentedSound parts =
          SegmentedSound.of(sound.at(rate, channels, 9.87), HlsRendition.FLAC, seconds, 4);
      assertThat(Arrays.mismatch(parts.decoded(), parts.inOnePiece().decoded()))
          .as("%s", sound)
          .isEqualTo(-1);
    }
  }

  @Test
  void flacKeepsSixteenBitsOfEachSample() throws IOException {
    Pcm pcm = Sounds.MUSIC.at(48_000, 2, 7);
    float[] decoded = SegmentedSound.of(pcm, HlsRendition.FLAC, 3, 4).decoded();
    assertThat(decoded).hasSameSizeAs(pcm.samples());
    for (int i = 0; i < decoded.length; i++) {
      assertThat(decoded[i]).isEqualTo((float) Math.rint(pcm.samples()[i] * 32768) / 32768f);
    }
  }

  /** Against the coding error of the continuous encoding at the same places. */
  @ParameterizedTest
  @CsvSource({
    "SPEECH, 24000, 1, 3, 0.5", "SPEECH, 24000, 2, 3, 0.5", "SPEECH, 48000, 1, 3, 0.5",
    "SPEECH, 48000, 2, 3, 0.5", "MUSIC, 24000, 1, 17, 3", "MUSIC, 24000, 2, 17, 3",
    "MUSIC, 48000, 1, 17, 3", "MUSIC, 48000, 2, 17, 3"
  })
  void seamsOfAacAddLittleToTheCodingError(
      Sounds sound, int rate, int channels, double mostDb, double medianDb) throws IOException {
    SegmentedSound parts =
        SegmentedSound.of(sound.at(rate, channels, 60), HlsRendition.AAC_128K, 1, 0);
    double[] excess = excessDb(parts);
    System.out.println(
        sound
            + " "
            + rate
            + " "
            + channels
            + " max "
            + excess[excess.length - 1]
            + " median "
            + excess[excess.length / 2]);
    assertThat(excess[excess.length - 1]).isLessThanOrEqualTo(mostDb);
    assertThat(excess[excess.length / 2]).isLessThanOrEqualTo(medianDb);
  }

  @ParameterizedTest
  @CsvSource({"24000, 1", "24000, 2", "48000, 1", "48000, 2"})
  void aSineGoesThroughTheSeamsOfAac(int rate, int channels) throws IOException {
    SegmentedSound parts =
        SegmentedSound.of(
            Sounds.SINE.at(rate, channels, 20), HlsRendition.AAC_128K, 1, SegmentGrid.LIVE_SILENCE);
    Pcm decoded = new Pcm(rate, channels, parts.decoded()).channel(0, rate);
    Pcm cont = new Pcm(rate, channels, parts.inOnePiece().decoded()).channel(0, rate);
    System.out.println("sine cont " + 20 * Math.log10(SineFit.of(cont, 441).residual()));
    double d = 0, e = 0;
    for (int i = 4096; i < decoded.frames() - 4096; i++) { double x = decoded.samples()[i] - cont.samples()[i]; d += x * x; e += cont.samples()[i] * cont.samples()[i]; }
    System.out.println("sine diff " + 10 * Math.log10(d / e));
    System.out.println(
        "sine "
            + rate
            + " "
            + channels
            + " "
            + 20 * Math.log10(SineFit.of(decoded, 441).residual()));
    assertThat(20 * Math.log10(SineFit.of(decoded, 441).residual())).isLessThanOrEqualTo(-80);
  }

  private static double[] excessDb(SegmentedSound parts) throws IOException {
    float[] segmented = parts.decoded();
    float[] continuous = parts.inOnePiece().decoded();
    SegmentGrid grid = parts.grid();
    double[] excess = new double[(int) parts.count() - 2];
    for (int i = 0; i < excess.length; i++) {
      int seam = (int) grid.firstFrame(i + 1) * AAC_DELAY;
      if (error(segmented, parts.pcm(), seam) > 1.5 * error(continuous, parts.pcm(), seam)) System.out.println("  seam " + i + " " + 10 * Math.log10(error(segmented, parts.pcm(), seam)) + " " + 10 * Math.log10(error(continuous, parts.pcm(), seam)) + " signal " + 10 * Math.log10(signal(parts.pcm(), seam)));
      excess[i] =
          10
              * Math.log10(
                  error(segmented, parts.pcm(), seam) / error(continuous, parts.pcm(), seam));
    }
    Arrays.sort(excess);
    return excess;
  }

  /** Of the two frames around a place. */
  private static double error(float[] decoded, Pcm original, int place) {
    int channels = original.channels();
    double sum = 1e-12;
    for (int i = (place - AAC_DELAY) * channels; i < (place + AAC_DELAY) * channels; i++) {
      double difference = decoded[i] - original.samples()[i - AAC_DELAY * channels];
      sum += difference * difference;
    }
    return sum;
  }

  static double signal(Pcm original, int place) {
    double sum = 1e-12;
    for (int i = (place - 2 * AAC_DELAY) * original.channels(); i < place * original.channels(); i++) sum += original.samples()[i] * original.samples()[i];
    return sum;
  }
}
