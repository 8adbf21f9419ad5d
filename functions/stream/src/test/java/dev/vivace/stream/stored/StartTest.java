package dev.vivace.stream.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.MediaId;
import dev.vivace.stream.Listener;
import dev.vivace.stream.Main;
import dev.vivace.stream.Pcm;
import dev.vivace.stream.StoredMedia;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.GatewayAnswer;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ?start=}: the encoding of a stored item from a place on. */
class StartTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static StoredMedia media;
  private static Main function;

  @BeforeAll
  static void start() {
    media = new StoredMedia(S3.coordinates());
    function = new Main(S3.coordinates().environment());
  }

  @AfterAll
  static void stop() {
    function.close();
    media.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"speech.wav", "speech.flac", "speech.mp3", "speech.m4a", "speech.ogg", "clip.mp4"})
  void theSamplesAreThoseOfTheWholeFromThereOn(String name) throws IOException {
    MediaId id = media.add(name, MediaFixtures.bytes(name));
    byte[] file = Listener.get(function, id, "format=wav").body();
    float[] whole = Pcm.decoded(file);

    float[] rest = Pcm.decoded(Listener.get(function, id, "format=wav&start=0.75").body());

    int from = Pcm.sampleRate(file) * 3 / 4;
    assertThat(rest).hasSize(whole.length - from);
    assertThat(Arrays.mismatch(rest, Arrays.copyOfRange(whole, from, whole.length))).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "aac", "opus", "webm", "flac", "wav", "mp4"})
  void everyFormatCanBegin(String format) throws IOException {
    MediaId id = media.add("speech.wav", MediaFixtures.bytes("speech.wav"));

    byte[] file = Listener.get(function, id, "start=1&format=" + format).body();

    assertThat((double) Pcm.decoded(file).length / Pcm.sampleRate(file)).isBetween(1.1, 1.4);
  }

  @ParameterizedTest
  @CsvSource({
    "speech.wav, 2.16", "speech.wav, 9999999", "speech.m4a, 100", "speech.wav, -1",
    "speech.wav, 1e3", "speech.wav, NaN", "speech.wav, 1.0000001", "speech.wav, 99999999",
  })
  void aStartThatIsNoneIsRefused(String name, String start) {
    MediaId id = media.add(name, MediaFixtures.bytes(name));

    for (String format : new String[] {"mp3", "flac"}) {
      GatewayAnswer answer = Listener.get(function, id, "format=" + format + "&start=" + start);
      assertThat(answer.outcome()).isEqualTo("400 invalid-parameter");
    }
  }
}
