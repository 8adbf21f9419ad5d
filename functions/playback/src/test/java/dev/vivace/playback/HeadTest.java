package dev.vivace.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** There is a {@code HEAD} wherever there is a {@code GET} (RFC 9110, section 9.3.2). */
class HeadTest {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  private static final List<String> FIELDS =
      List.of("Content-Type", "Cache-Control", "X-Content-Type-Options", "Referrer-Policy");

  private static FunctionClient playback;
  private static String id;

  @BeforeAll
  static void storeAnItem() {
    playback = PROCESSES.startPlayback();
    id = Requests.store(PROCESSES.startUpload(), "a.txt", new byte[] {'a'});
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/playback", "/embed"})
  void ofAnItemSaysWhatGetSays(String suffix) {
    saysTheSame(
        playback.send(Requests.item("GET", suffix, id)),
        playback.send(Requests.item("HEAD", suffix, id)));
  }

  @ParameterizedTest
  @CsvSource({"/media, limit, 5", "/oembed, url, https://api.example.test/v1/media/ID"})
  void ofAllOthersSaysWhatGetSays(String resource, String name, String value) {
    String known = value.replace("ID", id);
    saysTheSame(
        playback.send(GatewayEvent.of("GET", resource).withQuery(name, known)),
        playback.send(GatewayEvent.of("HEAD", resource).withQuery(name, known)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/playback", "/embed", "/content"})
  void ofAnUnknownItemIsRefusedWithoutABody(String suffix) {
    GatewayAnswer head = playback.send(Requests.item("HEAD", suffix, Requests.NO_SUCH_ID));

    assertThat(head.status()).isEqualTo(404);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Type")).contains("application/problem+json");
  }

  private static void saysTheSame(GatewayAnswer get, GatewayAnswer head) {
    assertThat(get.status()).isEqualTo(200);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Length")).contains(Integer.toString(get.body().length));
    for (String field : FIELDS) {
      assertThat(head.header(field)).as(field).isEqualTo(get.header(field));
    }
  }
}
