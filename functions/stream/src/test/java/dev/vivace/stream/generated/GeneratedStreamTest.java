package dev.vivace.stream.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.stream.Answer;
import dev.vivace.stream.BreakingOutput;
import dev.vivace.stream.ClosingOutput;
import dev.vivace.stream.Pcm;
import dev.vivace.stream.Requests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /stream/{source}}. */
@Timeout(60)
class GeneratedStreamTest {
  private static final EncodingSettings WAV = EncodingSettings.of(EncodingFormat.WAV);
  private static final int WAV_HEADER_BYTES = 200;

  private final HttpHandler tone = new GeneratedStream(List.of(new Tone()))::get;

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "aac", "opus", "webm", "flac", "wav", "mp4"})
  void aToneSoundsInEveryFormat(String format) throws IOException {
    Answer answer =
        Answer.of(tone, Requests.source("tone", "frequency=440&seconds=2&format=" + format));

    float[] heard = Pcm.decoded(answer.body());
    assertThat(answer.summary()).isEqualTo("200");
    assertThat((double) heard.length / Pcm.sampleRate(answer.body())).isBetween(1.95, 2.2);
    assertThat(Pcm.rms(heard)).isCloseTo(0.5 / Math.sqrt(2), within(0.03));
  }

  @Test
  void whatTheSourceWritesIsWhatIsHeard() throws IOException {
    Answer answer = Answer.of(tone, Requests.source("tone", "frequency=440&seconds=1&format=wav"));

    float[] heard = Pcm.decoded(answer.body());
    float[] sine = Pcm.sine(24_000, 440, 1);
    assertThat(heard).hasSameSizeAs(sine);
    for (int i = 0; i < sine.length; i++) {
      assertThat(heard[i]).isCloseTo(sine[i], within(1e-4f));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, format=mp3, 404 unknown-source",
    "tone, format=mp3&seconds=0, 400 invalid-parameter",
    "tone, format=mp3&seconds=3601, 400 invalid-parameter",
    "tone, format=mp3&frequency=12001, 400 invalid-parameter",
    "tone, format=mp3&sampleRate=1000000000, 400 invalid-parameter",
  })
  void saysWhatIsWrong(String source, String query, String expected) throws IOException {
    assertThat(Answer.of(tone, Requests.source(source, query)).summary()).isEqualTo(expected);
  }

  @Test
  void anUnknownSourceIsAnsweredWithThoseThereAre() throws IOException {
    assertThat(Answer.of(tone, Requests.source("x", "format=mp3")).problem())
        .hasValueSatisfying(problem -> assertThat(problem.detail()).contains("tone"));
  }

  @Test
  void theGeneratorIsHeldBackByItsListener() throws IOException {
    AtomicInteger pieces = new AtomicInteger();
    int[] piecesAtFirstByte = {0};
    ByteArrayOutputStream listener =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            if (piecesAtFirstByte[0] == 0 && size() > WAV_HEADER_BYTES) {
              piecesAtFirstByte[0] = pieces.get();
            }
          }
        };

    body(sink -> write(sink, pieces, 100)).writeTo(listener);

    assertThat(piecesAtFirstByte[0]).isBetween(1, 3);
    assertThat(pieces).hasValue(100);
  }

  @Test
  void aListenerWhoIsGoneStopsTheGenerator() {
    AtomicInteger pieces = new AtomicInteger();

    assertThatThrownBy(
            () -> body(sink -> write(sink, pieces, 1_000_000)).writeTo(new ClosingOutput(100_000)))
        .isInstanceOf(IOException.class);

    assertThat(pieces).hasValueLessThan(200);
  }

  /** Only this one write fails: whatever comes after it would seem to arrive. */
  @Test
  void aGeneratorThatDoesNotCareIsToldAgainAndItsStreamDoesNotEndWell() {
    AtomicInteger pieces = new AtomicInteger();
    AtomicInteger refusals = new AtomicInteger();
    BreakingOutput listener = new BreakingOutput(100_000);

    assertThatThrownBy(() ->
            body(
                    sink -> {
                      for (int i = 0; i < 300; i++) {
                        try {
                          sink.write(new float[480], 480);
                          pieces.incrementAndGet();
                        } catch (IOException ignored) {
                          refusals.incrementAndGet();
                        }
                      }
                    })
                .writeTo(listener))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("gone");

    // 480 samples of 16 bits: 104 pieces fit, less what the encoder holds.
    assertThat(pieces).hasValueBetween(95, 105);
    assertThat(refusals).hasValue(300 - pieces.get());
    assertThat(listener.bytesAfterTheBreak()).isZero();
  }

  @Test
  void aFailureOfTheGeneratorReachesWhoeverSends() {
    ByteArrayOutputStream listener = new ByteArrayOutputStream();

    assertThatThrownBy(() ->
            body(
                    sink -> {
                      throw new IllegalStateException("the voice is lost");
                    })
                .writeTo(listener))
        .hasMessage("the voice is lost");
    assertThatThrownBy(() -> body(_ -> {}).writeTo(listener)).hasMessageContaining("nothing");
    assertThat(listener.size()).isZero();
  }

  @Test
  void twoSourcesOfOneNameAreRefused() {
    assertThatThrownBy(() -> new GeneratedStream(List.of(new Tone(), new Namesake())))
        .hasMessageContaining("tone");
  }

  /** RFC 3533, section 6: they may be put one behind the other. */
  @Test
  void noTwoOggStreamsHaveTheSameNumber() throws IOException {
    HttpRequest request = Requests.source("tone", "format=opus");
    Set<String> serials = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      byte[] ogg = Answer.of(tone, request).body();
      serials.add(HexFormat.of().formatHex(ogg, 14, 18));
    }
    assertThat(serials).hasSize(8);
  }

  private static GeneratedBody body(GeneratedAudio.Generator generator) {
    return new GeneratedBody(new GeneratedAudio(24_000, 1, generator), WAV);
  }

  private static void write(SampleSink sink, AtomicInteger pieces, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      pieces.incrementAndGet();
      sink.write(new float[1_920], 1_920);
    }
  }

  private record Namesake() implements AudioSource {
    @Override
    public String name() {
      return "tone";
    }

    @Override
    public Set<String> parameters() {
      return Set.of();
    }

    @Override
    public GeneratedAudio audio(QueryParameters parameters) {
      throw new AssertionError("never asked");
    }
  }
}
