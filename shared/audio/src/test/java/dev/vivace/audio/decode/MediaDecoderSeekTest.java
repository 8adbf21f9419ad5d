package dev.vivace.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.Pcm;
import dev.vivace.audio.RecordedSource;
import dev.vivace.audio.Sounds;
import dev.vivace.audio.WavFile;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.testkit.MediaFixtures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class MediaDecoderSeekTest {
  private static final int PLACES = 40;

  static List<String> speech() {
    return MediaFixtures.SPEECH;
  }

  @ParameterizedTest
  @MethodSource("speech")
  void theSamplesAtAnyPlaceAreThoseOfDecodingFromTheStart(String name) throws IOException {
    assertSeeksExactly(MediaFixtures.bytes(name));
  }

  @ParameterizedTest
  @EnumSource
  void theSamplesAtAnyPlaceOfAnyEncodingAreThoseOfDecodingFromTheStart(EncodingFormat format)
      throws IOException {
    assertSeeksExactly(Sounds.MUSIC.at(48_000, 2, 6).encoded(EncodingSettings.of(format)));
  }

  @ParameterizedTest
  @CsvSource({"8, INTEGER", "16, INTEGER", "24, INTEGER", "32, FLOAT"})
  void theSamplesAtAnyPlaceOfAWavFileAreThoseOfDecodingFromTheStart(int bits, WavFile.Coding coding)
      throws IOException {
    float[] sine = Pcm.sine(44_100, 1, 441, 10).samples();
    assertSeeksExactly(new WavFile(44_100, 2, bits, coding).of(sine));
  }

  @Test
  void aWavFileIsReadOnlyWhereItIsNeeded() throws IOException {
    byte[] file = new WavFile(48_000, 2, 16, WavFile.Coding.INTEGER).of(new float[48_000 * 60]);
    RecordedSource source = new RecordedSource(file);
    try (MediaDecoder decoder = new MediaDecoder(source, DecodeLimits.DEFAULT)) {
      decoder.seek(48_000 * 50);
      decoder.read(new float[960]);
    }
    assertThat(source.seeks()).isEqualTo(1);
    assertThat(source.readBytes()).isLessThan(file.length / 10L);
  }

  @Test
  void aFlacFileIsEnteredNearThePlace() throws IOException {
    byte[] file = noise(40).encoded(EncodingSettings.of(EncodingFormat.FLAC));
    RecordedSource source = new RecordedSource(file);
    try (MediaDecoder decoder = new MediaDecoder(source, DecodeLimits.DEFAULT)) {
      decoder.seek(48_000 * 35);
      decoder.read(new float[960]);
    }
    assertThat(source.seeks()).isBetween(1, 25);
    assertThat(source.readBytes()).isLessThan(file.length / 2L);
  }

  /** Of which FLAC leaves little out. */
  private static Pcm noise(int seconds) {
    Random random = new Random(3);
    float[] samples = new float[48_000 * 2 * seconds];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextFloat() - 0.5f;
    }
    return new Pcm(48_000, 2, samples);
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech.wav", "speech-f32.wav", "speech.flac"})
  void theLengthIsKnownExactly(String name) throws IOException {
    byte[] file = MediaFixtures.bytes(name);
    assertThat(length(file)).hasValue(Pcm.decoded(file).frames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech.mp3", "speech.m4a", "speech.ogg", "speech.webm", "clip.mp4"})
  void theLengthIsNotGuessed(String name) throws IOException {
    assertThat(length(MediaFixtures.bytes(name))).isEmpty();
  }

  @Test
  void theLengthOfAWavFileThatLeavesItOpenIsWhatIsThere() throws IOException {
    byte[] file = Pcm.sine(24_000, 1, 440, 1.5).encoded(EncodingSettings.of(EncodingFormat.WAV));
    assertThat(length(file)).hasValue(36_000);
    assertThat(length(Arrays.copyOf(file, file.length - 3))).hasValue(35_998);
  }

  @Test
  void theLengthOfASourceThatCanNotSeekIsNotKnown() throws IOException {
    byte[] file = MediaFixtures.bytes("speech.wav");
    try (MediaDecoder decoder =
        new MediaDecoder(
            ByteSource.forwardOnly(new ByteArrayInputStream(file)), DecodeLimits.DEFAULT)) {
      assertThat(decoder.lengthFrames()).isEmpty();
      decoder.seek(20_000);
      assertThat(decoder.read(new float[1])).isEqualTo(1);
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> decoder.seek(5));
    }
  }

  @ParameterizedTest
  @MethodSource("speech")
  void behindTheEndThereIsNothingAndTheWayBackIsOpen(String name) throws IOException {
    byte[] file = MediaFixtures.bytes(name);
    Pcm whole = Pcm.decoded(file);
    try (MediaDecoder decoder = new MediaDecoder(ByteSource.of(file), DecodeLimits.DEFAULT)) {
      for (long behind : new long[] {whole.frames(), whole.frames() + 1L, 1L << 40}) {
        assertThat(decoder.seek(behind)).isFalse();
        assertThat(decoder.read(new float[100])).isEqualTo(-1);
      }
      assertThat(decoder.seek(0)).isTrue();
      assertThat(Pcm.readAll(decoder).firstDifference(whole)).isEqualTo(-1);
      assertThatIllegalArgumentException().isThrownBy(() -> decoder.seek(-1));
    }
  }

  private static OptionalLong length(byte[] file) throws IOException {
    try (MediaDecoder decoder = new MediaDecoder(ByteSource.of(file), DecodeLimits.DEFAULT)) {
      return decoder.lengthFrames();
    }
  }

  private static void assertSeeksExactly(byte[] file) throws IOException {
    Pcm whole = Pcm.decoded(file);
    Random random = new Random(file.length);
    try (MediaDecoder decoder = new MediaDecoder(ByteSource.of(file), DecodeLimits.DEFAULT)) {
      float[] samples = new float[1_000 * whole.channels()];
      for (int i = 0; i < PLACES; i++) {
        int place = random.nextInt(whole.frames());
        decoder.seek(place);
        int count = decoder.read(samples) * whole.channels();
        int from = place * whole.channels();
        assertThat(count).isPositive();
        assertThat(Arrays.mismatch(samples, 0, count, whole.samples(), from, from + count))
            .as("sample frame %d of %d", place, whole.frames())
            .isEqualTo(-1);
      }
    }
  }
}
