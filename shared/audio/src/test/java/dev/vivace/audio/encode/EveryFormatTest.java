package dev.vivace.audio.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.Pcm;
import dev.vivace.audio.Pieces;
import dev.vivace.audio.SineFit;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.testkit.MediaFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class EveryFormatTest {
  private static final int SPEECH_RATE = 24_000;
  private static final Pcm SPEECH =
      Pcm.ofF32(MediaFixtures.bytes(MediaFixtures.SPEECH_PCM), SPEECH_RATE);
  private static final int FRAME_MS_20 = SPEECH_RATE / 50 * Float.BYTES;
  private static final int FRAME_5_S = SPEECH_RATE * 5 * Float.BYTES;

  @ParameterizedTest
  @EnumSource
  void theBytesDoNotDependOnThePieces(EncodingFormat format) throws IOException {
    EncodingSettings settings = EncodingSettings.of(format);
    byte[] whole = SPEECH.encoded(settings);
    for (int pieceBytes : new int[] {1, 7, 4_097, FRAME_MS_20, FRAME_5_S}) {
      byte[] pieced = SPEECH.encoded(settings, new Pieces(SPEECH.f32(), pieceBytes));
      assertThat(Arrays.mismatch(pieced, whole)).as("pieces of %d", pieceBytes).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theBytesDoNotDependOnThePiecesWhenTheRateIsConverted(EncodingFormat format)
      throws IOException {
    EncodingSettings settings = EncodingSettings.of(format);
    Pcm odd = Pcm.sine(37_800, 2, 440, 0.4);
    byte[] whole = odd.encoded(settings);
    for (int pieceBytes : new int[] {1, 7, 4_097, 37_800 / 50 * 8, 37_800 * 5 * 8}) {
      byte[] pieced = odd.encoded(settings, new Pieces(odd.f32(), pieceBytes));
      assertThat(Arrays.mismatch(pieced, whole)).as("pieces of %d", pieceBytes).isEqualTo(-1);
    }
  }

  /** One lost or doubled sample leaves a rest with a peak of at least 0.058. */
  @ParameterizedTest
  @CsvSource({
    "MP3, 24000, 1", "MP3, 48000, 2", "MP3, 44100, 2",
    "AAC, 24000, 1", "AAC, 48000, 2", "AAC, 44100, 2",
    "OPUS, 24000, 1", "OPUS, 48000, 2", "OPUS, 44100, 2",
    "WEBM, 24000, 1", "WEBM, 48000, 2", "WEBM, 44100, 2",
    "FLAC, 24000, 1", "FLAC, 48000, 2", "FLAC, 37800, 2",
    "WAV, 24000, 1", "WAV, 48000, 2", "WAV, 37800, 2",
    "MP4, 24000, 1", "MP4, 48000, 2", "MP4, 44100, 2"
  })
  void aSineStaysASine(EncodingFormat format, int rate, int channels) throws IOException {
    Pcm sine = Pcm.sine(rate, channels, 441, 6);
    byte[] encoded =
        sine.encoded(
            EncodingSettings.of(format), new Pieces(sine.f32(), 5 * rate * channels * Float.BYTES));
    Pcm heard = Pcm.decoded(encoded);
    for (int channel = 0; channel < channels; channel++) {
      SineFit fit = SineFit.of(heard.channel(channel, heard.sampleRate()), 441);
      // LAME takes a twentieth off, lest its rounding exceed full scale.
      assertThat(fit.amplitude()).isBetween(0.47, 0.51);
      assertThat(fit.residual()).isLessThan(format.lossless() ? 1e-4 : 0.01);
      assertThat(fit.peak()).isLessThan(format.lossless() ? 1e-4 : 0.04);
    }
  }

  /** In samples at the encoding's rate; 0 where the container tells what to leave out. */
  @ParameterizedTest
  @CsvSource({
    "MP3, 24000, 2257",
    "MP3, 48000, 2833",
    "AAC, 24000, 2048",
    "AAC, 48000, 2048",
    "OPUS, 24000, 0",
    "OPUS, 48000, 0",
    "OPUS, 44100, 0",
    "WEBM, 48000, 0",
    "WEBM, 24000, 960",
    "FLAC, 24000, 0",
    "FLAC, 37800, 0",
    "WAV, 24000, 0",
    "WAV, 37800, 0",
    "MP4, 24000, 2048",
    "MP4, 48000, 2048"
  })
  void theDurationIsTheInputsAndTheCodecsDelay(EncodingFormat format, int rate, int mostSurplus)
      throws IOException {
    Pcm given = Pcm.sine(rate, 1, 440, 3.1234);
    Pcm heard = Pcm.decoded(given.encoded(EncodingSettings.of(format)));
    long exact = Math.ceilDiv((long) given.frames() * heard.sampleRate(), (long) rate);
    assertThat(heard.frames() - exact).isBetween(0L, (long) mostSurplus);
  }

  /** In samples at 48 kHz: for the first byte, and for the first that can be heard. */
  @ParameterizedTest
  @CsvSource({
    "MP3, 2304, 3456",
    "AAC, 2160, 4320",
    "OPUS, 960, 960",
    "WEBM, 960, 1920",
    "FLAC, 720, 720",
    "WAV, 480, 480",
    "MP4, 2160, 2160"
  })
  void littlePcmIsNeededForTheFirstByte(EncodingFormat format, int forAByte, int forASound)
      throws IOException {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    Pcm sine = Pcm.sine(48_000, 1, 440, forASound / 48_000.0);
    try (AudioEncoder encoder = new AudioEncoder(48_000, 1, EncodingSettings.of(format), sink)) {
      encoder.write(sine.samples(), forAByte);
      assertThat(sink.size()).isPositive();
      encoder.write(Arrays.copyOfRange(sine.samples(), forAByte, forASound), forASound - forAByte);
      assertThat(Pcm.decodedAsFarAsItGoes(sink.toByteArray()).frames()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneSampleIsAWholeEncoding(EncodingFormat format) throws IOException {
    Pcm one = new Pcm(48_000, 1, new float[] {0.5f});
    assertThat(Pcm.decoded(one.encoded(EncodingSettings.of(format))).frames()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"MP3, 16000", "OPUS, 12000", "AAC, 44100", "FLAC, 96000", "WAV, 8000", "MP4, 32000"})
  void theSampleRateIsTheOneAskedFor(EncodingFormat format, int rate) throws IOException {
    byte[] encoded = SPEECH.encoded(new EncodingSettings(format, 64, rate));
    Pcm heard = Pcm.decoded(encoded);
    // Opus is always decoded at 48 kHz (RFC 7845, 5.1).
    assertThat(heard.sampleRate()).isEqualTo(format == EncodingFormat.OPUS ? 48_000 : rate);
    assertThat(heard.seconds()).isBetween(SPEECH.seconds(), SPEECH.seconds() + 0.2);
  }
}
