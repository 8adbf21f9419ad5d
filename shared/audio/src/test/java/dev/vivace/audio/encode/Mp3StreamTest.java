package dev.vivace.audio.encode;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.Pcm;
import dev.vivace.audio.PcmInput;
import dev.vivace.audio.Pieces;
import dev.vivace.audio.RawPcmInput;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.testkit.MediaFixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class Mp3StreamTest {
  private static final EncodingSettings MP3 = EncodingSettings.of(EncodingFormat.MP3);
  private static final int SPEECH_RATE = 24_000;
  private static final Pcm SPEECH =
      Pcm.ofF32(MediaFixtures.bytes(MediaFixtures.SPEECH_PCM), SPEECH_RATE);

  /** LAME's own delay and the decoder's, which a stream without a Xing header can't take off. */
  private static final int MAX_DELAY_FRAMES = 1152 + 529 + 576;

  @Test
  void speechComesBackFromItsMp3() throws IOException {
    Pcm heard = Pcm.decoded(SPEECH.mp3());
    assertThat(heard.sampleRate()).isEqualTo(SPEECH_RATE);
    assertThat(heard.channels()).isEqualTo(1);
    assertThat(heard.frames() - SPEECH.frames()).isBetween(0, 3 * 576 + 529);
    assertThat(SPEECH.bestCorrelation(heard, MAX_DELAY_FRAMES)).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 4097, 480 * 4})
  void theBytesDoNotDependOnThePieces(int pieceBytes) throws IOException {
    assertThat(SPEECH.encoded(MP3, new Pieces(SPEECH.f32(), pieceBytes))).isEqualTo(SPEECH.mp3());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 4097, 1 << 20})
  void theBytesDoNotDependOnThePiecesWhenTheRateIsConverted(int pieceBytes) throws IOException {
    Pcm odd = Pcm.sine(37_800, 2, 440, 0.5);
    assertThat(odd.encoded(MP3, new Pieces(odd.f32(), pieceBytes))).isEqualTo(odd.mp3());
  }

  @Test
  void theFirstByteLeavesBeforeTheSecondPieceIsRead() throws IOException {
    CountDownLatch heard = new CountDownLatch(1);
    byte[] pcm = SPEECH.f32();
    int firstPiece = 60 * SPEECH_RATE / 1000 * Float.BYTES;
    InputStream body =
        new InputStream() {
          private final InputStream bytes = new ByteArrayInputStream(pcm);
          private int given;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] target, int offset, int lengthBytes) throws IOException {
            if (given >= firstPiece && !reached(heard)) {
              throw new IOException("no MP3 had left when the second piece was read");
            }
            int left = given < firstPiece ? firstPiece - given : lengthBytes;
            int count = bytes.read(target, offset, Math.min(lengthBytes, left));
            given += count;
            return count;
          }
        };
    OutputStream sink =
        new OutputStream() {
          private long unflushed;

          @Override
          public void write(int b) {
            unflushed++;
          }

          @Override
          public void flush() {
            if (unflushed > 0) {
              heard.countDown();
            }
          }
        };
    try (PcmInput input = new RawPcmInput(body, SPEECH.format())) {
      assertThat(Transcoder.encode(input, MP3, sink).inputFrames()).isEqualTo(SPEECH.frames());
    }
  }

  private static boolean reached(CountDownLatch latch) {
    try {
      return latch.await(5, SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * LAME has to look ahead, and libavcodec hands it whole frames only: two of them, of 576 or 1152
   * samples.
   */
  @ParameterizedTest
  @CsvSource({
    "48000, 60",
    "44100, 60",
    "32000, 80",
    "24000, 60",
    "22050, 60",
    "16000, 80",
    "12000, 100",
    "11025, 110",
    "8000, 150"
  })
  void aFewHundredthsOfASecondOfPcmAreEnoughForTheFirstByte(int rate, int milliseconds)
      throws IOException {
    Pcm start = Pcm.sine(rate, 1, 440, milliseconds / 1000.0);
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    try (AudioEncoder encoder = new AudioEncoder(rate, 1, MP3, sink)) {
      encoder.write(start.samples(), start.frames());
      assertThat(sink.size()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8000, 8000", "11025, 11025", "12000, 12000", "16000, 16000", "22050, 22050", "24000, 24000",
        "32000, 32000",
    "44100, 44100", "48000, 48000", "7350, 8000", "1000, 8000", "37800, 44100", "96000, 48000",
        "384000, 48000"
  })
  void everyRateIsEncodedAtOneThatMp3Has(int rate, int encodedRate) throws IOException {
    Pcm sine = Pcm.sine(rate, 1, 220, 1);
    Pcm heard = Pcm.decoded(sine.mp3());
    assertThat(heard.sampleRate()).isEqualTo(encodedRate);
    assertThat(heard.frames() - encodedRate).isBetween(0, 3 * 1152 + 529);
    assertThat(Pcm.sine(encodedRate, 1, 220, 1).bestCorrelation(heard, MAX_DELAY_FRAMES))
        .isGreaterThan(0.99);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void monoStaysMonoAndStereoStereo(int channels) throws IOException {
    assertThat(Pcm.decoded(Pcm.sine(44_100, channels, 440, 0.3).mp3()).channels())
        .isEqualTo(channels);
  }

  @Test
  void aSineStaysASineAcrossTheSeamsOfPieces() throws IOException {
    Pcm sine = Pcm.sine(SPEECH_RATE, 1, 441, 2);
    Pcm heard = Pcm.decoded(sine.encoded(MP3, new Pieces(sine.f32(), 977)));
    assertThat(largestStep(heard)).isLessThan(1.1 * largestStep(sine));
  }

  /** The largest second difference away from start and end; a click or a gap makes it jump. */
  private static double largestStep(Pcm pcm) {
    float[] samples = Arrays.copyOfRange(pcm.samples(), 4_000, pcm.frames() - 4_000);
    double largest = 0;
    for (int i = 2; i < samples.length; i++) {
      largest = Math.max(largest, Math.abs(samples[i] - 2 * samples[i - 1] + samples[i - 2]));
    }
    return largest;
  }

  @ParameterizedTest
  @ValueSource(
      floats = {
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        1e30f,
        -1e30f,
        Float.MIN_VALUE
      })
  void samplesThatAreNoAudioDoNotAbortTheProcess(float bad) throws IOException {
    Pcm sine = Pcm.sine(SPEECH_RATE, 1, 440, 1);
    for (int i = 0; i < sine.samples().length; i += 100) {
      sine.samples()[i] = bad;
    }
    assertThat(Pcm.decoded(sine.mp3()).seconds()).isBetween(1.0, 1.1);
  }

  @ParameterizedTest
  @ValueSource(ints = {SPEECH_RATE, 37_800})
  void nothingButNotANumberIsSilence(int rate) throws IOException {
    Pcm nothing = Pcm.sine(rate, 1, 440, 0.5);
    Arrays.fill(nothing.samples(), Float.NaN);
    float[] heard = Pcm.decoded(nothing.mp3()).samples();
    for (float sample : heard) {
      assertThat(Math.abs(sample)).isLessThan(1e-4f);
    }
  }

  @Test
  void theStreamIsBareFramesFromItsFirstByteAndStartsWithNoTag() throws IOException {
    byte[] mp3 = SPEECH.mp3();
    int frameBytes = 144 * 128 / 24 / 2;
    assertThat(mp3.length % frameBytes).isZero();
    for (int frame = 0; frame < mp3.length; frame += frameBytes) {
      assertThat(mp3[frame]).isEqualTo((byte) 0xff);
      assertThat(mp3[frame + 1] & 0xe0).isEqualTo(0xe0);
    }
    assertThat(new String(mp3, 0, frameBytes, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("Xing", "Info", "ID3");
  }

  @Test
  void everyFrameStandsAloneWithoutABitReservoir() throws IOException {
    byte[] mp3 = SPEECH.mp3();
    int frameBytes = 144 * 128 / 24 / 2;
    for (int frame = 0; frame < mp3.length; frame += frameBytes) {
      // main_data_begin: the first byte after the four of the header (ISO/IEC 13818-3, 2.4.1.7).
      assertThat(mp3[frame + 4]).isZero();
    }
  }

  @Test
  void theSummaryCountsWhatWentInAndCameOut() throws IOException {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    Pcm pcm = Pcm.sine(96_000, 2, 440, 0.25);
    try (PcmInput input = new RawPcmInput(new ByteArrayInputStream(pcm.f32()), pcm.format())) {
      EncodingSummary summary = Transcoder.encode(input, MP3, sink);
      assertThat(summary).isEqualTo(new EncodingSummary(24_000, 96_000, 48_000, sink.size()));
      assertThat(summary.duration()).hasMillis(250);
    }
  }

  @ParameterizedTest
  @CsvSource({"24000, 320, 160", "48000, 320, 320", "48000, 64, 64", "8000, 128, 64"})
  void theBitRateIsTheOneAskedForWhereItIsLegal(int rate, int wish, int bitrate)
      throws IOException {
    Pcm sine = Pcm.sine(rate, 1, 440, 3);
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    try (PcmInput input = new RawPcmInput(new ByteArrayInputStream(sine.f32()), sine.format())) {
      Transcoder.encode(input, new EncodingSettings(EncodingFormat.MP3, wish), sink);
    }
    double kbps = sink.size() * 8 / Pcm.decoded(sink.toByteArray()).seconds() / 1000;
    assertThat(kbps).isBetween(bitrate * 0.99, bitrate * 1.01);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100, 575, 577, 1152})
  void aHandfulOfSamplesIsAWholeMp3(int frames) throws IOException {
    Pcm few = new Pcm(SPEECH_RATE, 1, Arrays.copyOf(SPEECH.samples(), frames));
    assertThat(Pcm.decoded(few.mp3()).frames()).isGreaterThanOrEqualTo(frames);
  }

  @Test
  void noSamplesAtAllAreAFailureThatLeavesTheSinkUntouched() throws IOException {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    try (PcmInput input = new RawPcmInput(InputStream.nullInputStream(), SPEECH.format())) {
      assertThatExceptionOfType(CorruptMediaException.class)
          .isThrownBy(() -> Transcoder.encode(input, MP3, sink))
          .withMessageContaining("empty");
    }
    assertThat(sink.size()).isZero();
  }

  @Test
  void aSinkThatFailsStopsTheEncodingAtOnce() throws IOException {
    IOException gone = new IOException("the listener has gone");
    Pieces body = new Pieces(SPEECH.f32(), 1920);
    OutputStream sink =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw gone;
          }
        };
    try (PcmInput input = new RawPcmInput(body, SPEECH.format())) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> Transcoder.encode(input, MP3, sink))
          .isSameAs(gone);
    }
    assertThat(body.reads()).isLessThanOrEqualTo(3);
  }

  @Test
  void aClosedEncoderRefusesWorkAndClosesAgain() throws IOException {
    AudioEncoder encoder = new AudioEncoder(SPEECH_RATE, 1, MP3, OutputStream.nullOutputStream());
    encoder.close();
    encoder.close();
    assertThatIllegalStateException().isThrownBy(() -> encoder.write(new float[480], 480));
    assertThatIllegalStateException().isThrownBy(encoder::finish);
  }

  @Test
  void aFinishedStreamTakesNoMore() throws IOException {
    try (AudioEncoder encoder =
        new AudioEncoder(SPEECH_RATE, 1, MP3, OutputStream.nullOutputStream())) {
      encoder.write(SPEECH.samples(), 480);
      encoder.finish();
      assertThatIllegalStateException().isThrownBy(() -> encoder.write(new float[480], 480));
    }
  }

  @Test
  void shapesOutOfBoundsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new AudioEncoder(24_000, 3, MP3, OutputStream.nullOutputStream()).close());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AudioEncoder(1, 1, MP3, OutputStream.nullOutputStream()).close());
  }
}
