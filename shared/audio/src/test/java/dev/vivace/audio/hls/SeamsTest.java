package dev.vivace.audio.hls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.Pcm;
import dev.vivace.audio.Sounds;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seams: the sound where one segment ends and the next one begins. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class SeamsTest {
  private static final int AAC_DELAY = 1024;

  @ParameterizedTest
  @CsvSource({"24000, 1, 1", "48000, 2, 3", "37800, 2, 3", "1000, 1, 3"})
  void flacHasEverySampleOfOneEncoding(int rate, int channels, int seconds) throws IOException {
    assertThatFlacHasEverySample(rate, channels, seconds);
  }

  @ParameterizedTest
  @Tag("long")
  @CsvSource({
    "24000, 1, 3",
    "24000, 2, 3",
    "44100, 2, 2",
    "48000, 1, 1",
    "48000, 2, 6",
    "96000, 1, 1",
    "384000, 1, 1"
  })
  void soItHasAtAnyRate(int rate, int channels, int seconds) throws IOException {
    assertThatFlacHasEverySample(rate, channels, seconds);
  }

  private static void assertThatFlacHasEverySample(int rate, int channels, int seconds)
      throws IOException {
    for (Sounds sound : Sounds.values()) {
      SegmentedSound parts =
          SegmentedSound.of(sound.at(rate, channels, 6.87), HlsRendition.FLAC, seconds, 4);
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
    int others = 0;
    for (int i = 0; i < decoded.length; i++) {
      others += decoded[i] == (float) Math.rint(pcm.samples()[i] * 32768) / 32768f ? 0 : 1;
    }
    assertThat(others).isZero();
  }

  /** Else it would be another one once there is more. */
  @ParameterizedTest
  @CsvSource({
    "AAC_64K, 24000, 1",
    "AAC_128K, 48000, 2",
    "AAC_128K, 37800, 2",
    "AAC_64K, 96000, 1",
    "FLAC, 37800, 1",
    "FLAC, 24000, 2",
    "FLAC, 1000, 1"
  })
  void aSegmentDoesNotDependOnWhatIsBehindWhatItNeeds(
      HlsRendition rendition, int rate, int channels) throws IOException {
    SegmentedSound parts = SegmentedSound.of(Sounds.MUSIC.at(rate, channels, 12), rendition, 2, 4);
    for (long number = 4; number < 8; number += 2) {
      assertThat(parts.segment(number))
          .as("segment " + number)
          .isEqualTo(parts.segment(number, parts.pcm().frames()));
    }
  }

  @ParameterizedTest
  @CsvSource({"MUSIC, 24000, 2, 17, 3", "SPEECH, 48000, 2, 8, 0.5"})
  void seamsOfAacAddLittleToTheCodingError(
      Sounds sound, int rate, int channels, double mostDb, double medianDb) throws IOException {
    assertThatSeamsAddLittle(sound.at(rate, channels, 9), mostDb, medianDb);
  }

  @ParameterizedTest
  @Tag("long")
  @CsvSource({
    "SPEECH, 24000, 1, 8, 0.5", "SPEECH, 24000, 2, 8, 0.5", "SPEECH, 48000, 1, 8, 0.5",
    "SPEECH, 48000, 2, 8, 0.5", "MUSIC, 24000, 1, 17, 3", "MUSIC, 24000, 2, 17, 3",
    "MUSIC, 48000, 1, 17, 3", "MUSIC, 48000, 2, 17, 3"
  })
  void theSeamsOfAMinuteOfAacAddLittleToTheCodingError(
      Sounds sound, int rate, int channels, double mostDb, double medianDb) throws IOException {
    assertThatSeamsAddLittle(sound.at(rate, channels, 60), mostDb, medianDb);
  }

  /** Against the coding error of the continuous encoding at the same places. */
  private static void assertThatSeamsAddLittle(Pcm pcm, double mostDb, double medianDb)
      throws IOException {
    SegmentedSound parts = SegmentedSound.of(pcm, HlsRendition.AAC_128K, 1, 0);
    double[] excess = excessDb(parts);
    assertThat(excess[excess.length - 1]).isLessThanOrEqualTo(mostDb);
    assertThat(excess[excess.length / 2]).isLessThanOrEqualTo(medianDb);
  }

  /** Else rate control has not come to rest where a segment begins: the lead-in is too short. */
  @Test
  void segmentsOfAacTakeTheBytesOfOneEncoding() {
    Pcm speech = Sounds.SPEECH.at(24_000, 2, 17);
    SegmentedSound parts = SegmentedSound.of(speech, HlsRendition.AAC_64K, 1, 0);
    long bytes = LongStream.range(0, parts.count()).map(n -> parts.segment(n).length).sum();
    assertThat((double) bytes / parts.inOnePiece().segment(0).length).isBetween(0.97, 1.03);
  }

  @ParameterizedTest
  @CsvSource({"24000, 1", "48000, 1", "24000, 2", "48000, 2"})
  void aSineIsThatOfOneEncodingAtTheSeams(int rate, int channels) throws IOException {
    assertThat(mostSineDifferenceDb(rate, channels)).isLessThanOrEqualTo(-80);
  }

  /** More than the bit rate has room for: no two encodings of it agree, and no seam stands out. */
  @ParameterizedTest
  @ValueSource(ints = {24_000, 48_000})
  void theSeamsOfTwoSinesAddLittleToTheCodingError(int rate) throws IOException {
    assertThatSeamsAddLittle(fifth(rate), 6, 0.5);
  }

  /** A tone in one channel, and the fifth above it in the other one. */
  private static Pcm fifth(int rate) {
    Pcm low = Pcm.sine(rate, 1, 441, 9);
    Pcm high = Pcm.sine(rate, 1, 661.5, 9);
    float[] both = new float[2 * low.frames()];
    for (int i = 0; i < both.length; i++) {
      both[i] = (i % 2 == 0 ? low : high).samples()[i / 2];
    }
    return new Pcm(rate, 2, both);
  }

  /** From one encoding, as a part of the sine: the most of all seams. */
  private static double mostSineDifferenceDb(int rate, int channels) throws IOException {
    SegmentedSound parts =
        SegmentedSound.of(
            Sounds.SINE.at(rate, channels, 12), HlsRendition.AAC_128K, 1, SegmentGrid.LIVE_SILENCE);
    float[] decoded = parts.decoded();
    float[] continuous = parts.inOnePiece().decoded();
    double atSeams = 0;
    for (long segment = 5; segment < parts.count() - 1; segment++) {
      Segment whole = parts.grid().segment(segment);
      int seam = (int) ((whole.firstFrame() - parts.grid().soundFrame()) * AAC_DELAY);
      atSeams = Math.max(atSeams, difference(decoded, continuous, seam, channels));
    }
    return 10 * Math.log10(atSeams);
  }

  /** Of two encodings, in the frames around a place, as a part of what is heard there. */
  private static double difference(float[] one, float[] other, int place, int channels) {
    double difference = 0;
    double sound = 0;
    for (int i = (place - AAC_DELAY) * channels; i < (place + AAC_DELAY) * channels; i++) {
      difference += (double) (one[i] - other[i]) * (one[i] - other[i]);
      sound += (double) other[i] * other[i];
    }
    return difference / sound;
  }

  private static double[] excessDb(SegmentedSound parts) throws IOException {
    float[] segmented = parts.decoded();
    float[] continuous = parts.inOnePiece().decoded();
    double[] excess = new double[(int) parts.count() - 2];
    for (int i = 0; i < excess.length; i++) {
      int seam = (int) parts.grid().firstFrame(i + 1) * AAC_DELAY;
      double ofSeam = error(segmented, parts.pcm(), seam);
      excess[i] = 10 * Math.log10(ofSeam / error(continuous, parts.pcm(), seam));
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
}
