package dev.vivace.stream.posted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.stream.Answer;
import dev.vivace.stream.Pcm;
import dev.vivace.stream.Requests;
import dev.vivace.testkit.MediaFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /stream}, which never asks S3. */
class PostedAudioTest {
  private static final int SAMPLES_PER_FRAME = 576;

  private final HttpHandler function = new PostedStream()::post;

  @Test
  void encodesFloatPcmToMp3OfTheSameLength() throws IOException {
    byte[] pcm = MediaFixtures.bytes(MediaFixtures.SPEECH_PCM);

    Answer answer = post("format=mp3&sampleRate=24000&channels=1", pcm);

    assertThat(answer.summary()).isEqualTo("200");
    assertThat(answer.contentType()).isEqualTo("audio/mpeg");
    assertThat(Pcm.decoded(answer.body()).length)
        .isBetween(pcm.length / 4, pcm.length / 4 + 5 * SAMPLES_PER_FRAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"audio/wav", "audio/x-wav", "application/octet-stream"})
  void recognisesAWavFile(String contentType) throws IOException {
    byte[] wav = MediaFixtures.bytes("speech.wav");

    Answer answer =
        Answer.of(function, Requests.post("format=mp3&sampleRate=8000", contentType, wav));

    assertThat(answer.summary()).isEqualTo("200");
    assertThat(Pcm.decoded(answer.body()).length)
        .isBetween(wav.length / 2 - 100, wav.length / 2 + 5 * SAMPLES_PER_FRAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "aac", "opus", "webm", "flac", "wav", "mp4"})
  void neverEndsHalfOfAWavFileAsAWholeEncoding(String format) throws IOException {
    byte[] wav = MediaFixtures.bytes("speech.wav");
    byte[] half = Arrays.copyOf(wav, wav.length / 2 + 1);

    Answer answer = Answer.of(function, Requests.post("format=" + format, "audio/wav", half));

    assertThat(answer.summary()).isEqualTo("422 corrupt-media");
  }

  /** Nobody waits for single packets of what is there already. */
  @ParameterizedTest
  @CsvSource({"opus, 16", "opus, 32", "opus, 96", "webm, 32", "webm, 96", "mp3, 32", "mp3, 96"})
  void theBitRateIsHeldWithTheContainer(String format, int kbps) throws IOException {
    ByteArrayOutputStream pcm = new ByteArrayOutputStream();
    for (int i = 0; i < 5; i++) {
      pcm.writeBytes(MediaFixtures.bytes(MediaFixtures.SPEECH_PCM));
    }

    Answer answer = post("format=" + format + "&bitrate=" + kbps, pcm.toByteArray());

    double seconds = (double) pcm.size() / Float.BYTES / 24_000;
    assertThat(answer.body().length * 8 / seconds / 1000).isLessThan(kbps * 1.1 + 2);
  }

  @Test
  void theMp3OfAFileSoundsAsLongAsTheFile() throws IOException {
    byte[] wav = MediaFixtures.bytes("speech.wav");

    Answer answer = Answer.of(function, Requests.post("format=mp3", "audio/wav", wav));

    assertThat(Pcm.decoded(answer.body())).hasSameSizeAs(Pcm.decoded(wav));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, 0f})
  void putsSilenceInPlaceOfWhatIsNoNumber(float sample) throws IOException {
    Answer answer = post("format=mp3", Pcm.f32le(Pcm.filled(24_000, sample)));

    assertThat(answer.summary()).isEqualTo("200");
    assertThat(Pcm.rms(Pcm.decoded(answer.body()))).isCloseTo(0, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e30f, -1e30f})
  void clampsWhatIsBeyondFullScaleAndLivesOn(float sample) throws IOException {
    float[] samples = Pcm.sine(24_000, 440, 1);
    Arrays.fill(samples, 6_000, 6_010, sample);

    Answer answer = post("format=mp3", Pcm.f32le(samples));

    assertThat(answer.summary()).isEqualTo("200");
    assertThat(Pcm.rms(Pcm.decoded(answer.body()))).isBetween(0.3, 0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "mp3, audio/mpeg",
    "aac, audio/aac",
    "opus, audio/ogg",
    "webm, audio/webm",
    "flac, audio/flac",
    "wav, audio/wav",
    "mp4, audio/mp4",
  })
  void encodesToEveryFormatAtTheRateThatIsAskedFor(String format, String mediaType)
      throws IOException {
    byte[] pcm = MediaFixtures.bytes(MediaFixtures.SPEECH_PCM);

    Answer answer = post("outputSampleRate=48000&format=" + format, pcm);

    assertThat(answer.summary()).isEqualTo("200");
    assertThat(answer.contentType()).isEqualTo(mediaType);
    assertThat(Pcm.sampleRate(answer.body())).isEqualTo(48_000);
    assertThat(Pcm.decoded(answer.body()).length)
        .isBetween(pcm.length / 2 - 1_000, pcm.length / 2 + 5_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "format=ogg | mp3, aac, opus, webm, flac, wav, mp4",
        "format=mp3&bitrate=321 | from 8 to 320",
        "format=opus&bitrate=321 | from 6 to 256",
        "format=opus&outputSampleRate=44100 | 8000, 12000, 16000, 24000, 48000",
      })
  void saysWhatIsAllowed(String query, String allowed) throws IOException {
    assertThat(post(query, new byte[8]).problem())
        .hasValueSatisfying(problem -> assertThat(problem.detail()).contains(allowed));
  }

  @ParameterizedTest(name = "{0} as {1} of {2} bytes: {3}")
  @CsvSource({
    "format=mp3, application/octet-stream, 0, 400 empty-body",
    "format=mp3, application/octet-stream, 7, 400 invalid-request",
    "format=mp3&channels=2, application/octet-stream, 12, 400 invalid-request",
    "format=mp3&sampleFormat=s16le, application/octet-stream, 3, 400 invalid-request",
    "format=mp3&sampleFormat=u8, application/octet-stream, 8, 400 invalid-parameter",
    "format=mp3&sampleRate=0, application/octet-stream, 8, 400 invalid-parameter",
    "format=mp3&sampleRate=-1, application/octet-stream, 8, 400 invalid-parameter",
    "format=mp3&sampleRate=1000000000, application/octet-stream, 8, 400 invalid-parameter",
    "format=mp3&sampleRate=fast, application/octet-stream, 8, 400 invalid-parameter",
    "format=mp3&channels=64, application/octet-stream, 8, 400 invalid-parameter",
    "format=mp3&bitrate=0, application/octet-stream, 8, 400 invalid-parameter",
    "format=mp3&bitrate=9999, application/octet-stream, 8, 400 invalid-parameter",
    "format=midi, application/octet-stream, 8, 400 invalid-parameter",
    "sampleRate=24000, application/octet-stream, 8, 200",
    "format=mp3, application/json, 8, 415 unsupported-media-type",
    "format=mp3, audio/wav, 8, 415 unsupported-media",
  })
  void saysWhatIsWrong(String query, String contentType, int size, String expected)
      throws IOException {
    Answer answer = Answer.of(function, Requests.post(query, contentType, new byte[size]));

    assertThat(answer.summary()).isEqualTo(expected);
  }

  @Test
  void refusesAPictureAndATextThatCallThemselvesAudio() throws IOException {
    byte[] text = "this is no music".repeat(50).getBytes(StandardCharsets.UTF_8);
    byte[] picture = MediaFixtures.bytes("pixel.png");

    assertThat(Answer.of(function, Requests.post("format=mp3", "audio/mpeg", text)).summary())
        .isEqualTo("415 unsupported-media");
    assertThat(Answer.of(function, Requests.post("format=mp3", "audio/mpeg", picture)).summary())
        .isEqualTo("415 unsupported-media");
  }

  private Answer post(String query, byte[] pcm) throws IOException {
    return Answer.of(function, Requests.post(query, "application/octet-stream", pcm));
  }
}
