package dev.vivace.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Durations and sizes of items, and their cost in requests. */
class DimensionsTest {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  private static final List<String> MEMBERS = List.of("duration", "width", "height");

  private static FunctionClient upload;
  private static FunctionClient playback;
  private static FaultyProxy s3;
  private static FunctionClient counted;

  @BeforeAll
  static void start() throws IOException {
    upload = PROCESSES.startUpload();
    playback = PROCESSES.startPlayback();
    s3 = FaultyProxy.before(PROCESSES.s3().coordinates().endpoint());
    counted = PROCESSES.startPlayback(Map.of("AWS_ENDPOINT_URL_S3", s3.endpoint().toString()));
  }

  @AfterAll
  static void stop() throws IOException {
    s3.close();
  }

  private static String store(String file) {
    return Requests.store(upload, "file", MediaFixtures.bytes(file));
  }

  @ParameterizedTest
  @CsvSource({
    "clip.mp4, 2.0 160 120",
    "speech.flac, 2.16",
    "pixel.png, 1 1",
    "kinds/tone.aac, ",
    "text-named.mp3, "
  })
  void areToldByTheItemAndItsChangesAndNotByLists(String file, @Nullable String dimensions) {
    String id = store(file);
    GatewayEvent change =
        Requests.item("PATCH", "", id)
            .withHeader("Content-Type", "application/json")
            .withHeader("If-Match", "*")
            .withBody("{\"title\":\"A\"}");

    GatewayAnswer changed = playback.send(change);
    GatewayAnswer first = counted.send(Requests.item("GET", "", id));
    GatewayAnswer second = playback.send(Requests.item("GET", "", id));

    assertThat(Stream.of(changed, first, second).map(answer -> told(answer.json())))
        .containsOnly(Optional.ofNullable(dimensions).orElse(""));
    JsonNode listed = playback.send(GatewayEvent.of("GET", "/media")).json().get("items").get(0);
    assertThat(listed.get("id").asString()).isEqualTo(id);
    assertThat(told(listed)).isEmpty();
  }

  private static String told(JsonNode item) {
    return String.join(
        " ", MEMBERS.stream().filter(item::has).map(name -> item.get(name).toString()).toList());
  }

  /** HEAD and listing always; the look, its keeping and another HEAD once. */
  @ParameterizedTest
  @CsvSource({
    "speech-moov-last.m4a, HEAD GET GET PUT HEAD",
    "speech-f32.wav, HEAD GET GET PUT HEAD",
    "kinds/tone.aac, HEAD GET GET PUT HEAD",
    "text-named.mp3, HEAD GET"
  })
  void costOneLook(String file, String requests) {
    String id = store(file);

    assertThat(requestsFor(Requests.item("GET", "", id))).isEqualTo(requests);
    assertThat(requestsFor(Requests.item("GET", "", id))).isEqualTo("HEAD GET");
    assertThat(requestsFor(Requests.item("GET", "/playback", id))).isEqualTo("HEAD");
    assertThat(requestsFor(Requests.item("GET", "/content", id))).isEqualTo("HEAD");
  }

  private static String requestsFor(GatewayEvent event) {
    int before = s3.requestLines().size();
    assertThat(counted.send(event).status()).isLessThan(400);
    return String.join(
        " ", s3.requestLines().stream().skip(before).map(line -> line.split(" ", 2)[0]).toList());
  }

  @Test
  void goWithAnItemThatIsDeletedWhileItIsLookedAt() {
    String id = store("speech.wav");
    GatewayEvent delete = Requests.item("DELETE", "", id);
    s3.fail(
        1,
        line -> line.startsWith("PUT") && playback.send(delete).status() != 204,
        new Fault.Cut());

    assertThat(counted.send(Requests.item("GET", "", id)).outcome()).isEqualTo("404 unknown-media");
    assertThat(s3.requestLines().getLast()).startsWith("DELETE").contains("/readings/v1-d2160");
  }
}
