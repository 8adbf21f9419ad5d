package dev.vivace.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bad request, and the answer it gets. */
class BadRequestsTest {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  /** Nothing listens on this port; who asks S3 there gets no answer. */
  private static final Map<String, String> NO_S3 =
      Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1", "CORS_ORIGIN", "*");

  private static FunctionClient playback;
  private static FunctionClient withoutS3;
  private static String id;

  @BeforeAll
  static void storeAnItem() {
    playback = PROCESSES.startPlayback(Map.of("CORS_ORIGIN", "*"));
    withoutS3 = PROCESSES.startPlayback(NO_S3);
    id = Requests.store(PROCESSES.startUpload(), "a.txt", new byte[] {'a'});
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 0",
    "limit, 101",
    "limit, ten",
    "limit, 99999999999",
    "after, ''",
    "after, 7",
    "after, ../../uploads",
  })
  void refusesAWrongPage(String name, String value) {
    assertProblem(
        withoutS3.send(GatewayEvent.of("GET", "/media").withQuery(name, value)),
        "400 invalid-parameter");
  }

  @ParameterizedTest
  @CsvSource({
    "as, blob, 400 invalid-parameter",
    "as, '', 400 invalid-parameter",
    "disposition, download, 400 invalid-parameter",
    "rendition, ../original, 400 invalid-parameter",
    "rendition, '', 400 invalid-parameter",
    "rendition, mp3-128k, 404 unknown-rendition",
    "list, everything, 400 invalid-parameter",
  })
  void refusesAWrongPlayback(String name, String value, String outcome) {
    assertProblem(
        playback.send(Requests.item("GET", "/playback", id).withQuery(name, value)), outcome);
  }

  @Test
  void refusesARenditionAsADataUrl() {
    GatewayEvent event =
        Requests.item("GET", "/playback", id)
            .withQuery("rendition", "mp3-128k")
            .withQuery("as", "data-uri");

    assertProblem(playback.send(event), "400 invalid-parameter");
  }

  @ParameterizedTest
  @MethodSource("requestsOfAnItem")
  void knowsNoItemThatWasNeverThere(GatewayEvent event) {
    assertProblem(playback.send(event), "404 unknown-media");
  }

  static Stream<GatewayEvent> requestsOfAnItem() {
    return Stream.of(
        Requests.item("GET", "", Requests.NO_SUCH_ID),
        Requests.item("GET", "/playback", Requests.NO_SUCH_ID),
        Requests.item("GET", "/playback", Requests.NO_SUCH_ID).withQuery("as", "data-uri"),
        Requests.item("GET", "/content", Requests.NO_SUCH_ID),
        Requests.item("GET", "/embed", Requests.NO_SUCH_ID),
        GatewayEvent.of("GET", "/oembed")
            .withQuery("url", GatewayEvent.BASE_URL + "/media/" + Requests.NO_SUCH_ID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "", "..", "a/b", "81JD0000000000000000000000", "<script>"})
  void asksS3NothingForAnIdThatCantBeOne(String mediaId) {
    for (String method : new String[] {"GET", "DELETE"}) {
      assertProblem(withoutS3.send(Requests.item(method, "", mediaId)), "404 unknown-media");
    }
    assertProblem(
        withoutS3.send(
            Requests.item("GET", "/content", Requests.NO_SUCH_ID.toLowerCase(Locale.ROOT))),
        "404 unknown-media");
  }

  @Test
  void answersAnOutageOfS3WithATimeToTryAgain() {
    GatewayAnswer answer = withoutS3.send(Requests.item("GET", "", id));

    assertProblem(answer, "503 storage-unavailable");
    assertThat(answer.header("Retry-After")).contains("2");
  }

  @Test
  void answersAnOutageOfSecretsManagerWithATimeToTryAgain() {
    FunctionClient keyless =
        PROCESSES.startPlayback(
            Map.of(
                "CLOUDFRONT_URL",
                "https://d111111abcdef8.cloudfront.net",
                "CLOUDFRONT_KEY_ID",
                "K2JCJMDEHXQW5F",
                "CLOUDFRONT_KEY_SECRET_ARN",
                "arn:aws:secretsmanager:eu-west-1:1:secret:s",
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                "http://127.0.0.1:1",
                "CORS_ORIGIN",
                "*"));

    GatewayAnswer answer = keyless.send(Requests.item("GET", "/playback", id));

    assertProblem(answer, "503 storage-unavailable");
    assertThat(answer.header("Retry-After")).contains("2");
  }

  @Test
  void hidesAPermissionThatIsMissingBehindAFiveHundred() {
    FunctionClient stranger =
        PROCESSES.startPlayback(Map.of("AWS_SECRET_ACCESS_KEY", "wrong", "CORS_ORIGIN", "*"));

    assertProblem(stranger.send(Requests.item("GET", "", id)), "500 internal-error");
  }

  @Test
  void knowsNoOtherRoute() {
    assertProblem(playback.send(Requests.item("PUT", "", id)), "404 unknown-route");
  }

  @Test
  void answersWhatIsNoEvent() {
    assertProblem(
        playback.send("{\"Records\":[]}".getBytes(StandardCharsets.UTF_8)), "400 invalid-request");
  }

  private static void assertProblem(GatewayAnswer answer, String outcome) {
    assertThat(answer.outcome()).isEqualTo(outcome);
    assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.json().get("detail").asString()).endsWith(".");
  }
}
