package dev.vivace.playback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.SimulatedTime;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.WebClient;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Links that last: made where access is open, used where only tokens of an issuer open anything
 * else, which is never asked. There is no secret to sign with anywhere.
 */
class LastingLinksTest {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  private static final SimulatedTime TIME = new SimulatedTime();
  private static final WebClient WEB = new WebClient();
  private static final byte[] MP3 = MediaFixtures.bytes("speech.mp3");

  private static final Map<String, String> CLOSED =
      Map.of(
          "ACCESS_MODE", "closed",
          "OIDC_ISSUER", "http://127.0.0.1:1",
          "OIDC_AUDIENCE", "media");

  private static FaultyProxy s3;
  private static FunctionClient owner;
  private static FunctionClient open;
  private static FunctionClient closed;

  /** As {@code closed}, by the clock that S3 has, which takes no signature of the future. */
  private static FunctionClient present;

  private static String id;

  @BeforeAll
  static void start() throws IOException {
    s3 = FaultyProxy.before(PROCESSES.s3().coordinates().endpoint());
    owner = PROCESSES.startPlayback(TIME, PROCESSES.s3().coordinates().endpoint(), Map.of());
    open = PROCESSES.startPlayback(TIME, s3.endpoint(), Map.of());
    closed = PROCESSES.startPlayback(TIME, s3.endpoint(), CLOSED);
    present = PROCESSES.startPlayback(CLOSED);
    id = Requests.store(PROCESSES.startUpload(), "speech.mp3", MP3);
  }

  @AfterAll
  static void close() throws IOException {
    WEB.close();
    s3.close();
  }

  private static JsonNode created(String body) {
    GatewayAnswer answer = owner.send(Requests.item("POST", "/links", id).withBody(body));
    assertThat(answer.outcome()).isEqualTo("201");
    return answer.json();
  }

  private static String token(JsonNode link) {
    return link.get("url").asString().replaceFirst(".*[?]access_token=", "");
  }

  private static GatewayAnswer follow(FunctionClient client, String suffix, String token) {
    return client.send(Requests.item("GET", suffix, id).withQuery("access_token", token));
  }

  private static String text(GatewayAnswer answer) {
    return new String(answer.body(), UTF_8);
  }

  @Test
  void areMadeListedAndRevoked() {
    JsonNode link = created("{\"expiresIn\": 86400, \"title\": \"Press\"}");
    String address = GatewayEvent.BASE_URL + "/media/" + id;

    assertThat(link.get("url").asString()).startsWith(address + "/content?access_token=");
    assertThat(link.get("embedUrl").asString())
        .isEqualTo(address + "/embed?access_token=" + token(link));
    Instant createdAt = Instant.parse(link.get("createdAt").asString());
    assertThat(link.get("expiresAt").asString())
        .isEqualTo(createdAt.plus(Duration.ofDays(1)).toString());
    JsonNode listed = listed(link.get("id").asString());
    assertThat(listed.get("title").asString()).isEqualTo("Press");
    assertThat(listed.has("url")).isFalse();
    assertThat(listed.toString()).doesNotContain(token(link).split("[.]")[1]);

    GatewayEvent revoke =
        GatewayEvent.of("DELETE", "/media/{mediaId}/links/{linkId}")
            .withPathParameters(Map.of("mediaId", id, "linkId", link.get("id").asString()));
    assertThat(owner.send(revoke).outcome()).isEqualTo("204");
    assertThat(owner.send(revoke).outcome()).isEqualTo("204");
    assertThat(listed(link.get("id").asString()).isMissingNode()).isTrue();
    assertThat(follow(closed, "/content", token(link)).outcome()).isEqualTo("401 invalid-token");
    assertThat(follow(open, "/content", token(link)).outcome()).isEqualTo("401 invalid-token");
  }

  private static JsonNode listed(String linkId) {
    return owner
        .send(Requests.item("GET", "/links", id))
        .json()
        .get("links")
        .valueStream()
        .filter(link -> link.get("id").asString().equals(linkId))
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  @Test
  void openWhatShowsTheItemAndNothingElse() {
    String token = token(created(""));

    GatewayAnswer content = follow(present, "/content", token);
    assertThat(WEB.send("GET", content.location()).body()).isEqualTo(MP3);
    assertThat(follow(closed, "/playback", token).outcome()).isEqualTo("200");
    assertThat(follow(closed, "/embed", token).outcome()).isEqualTo("200");
    assertThat(closed.send(head(token)).outcome()).isEqualTo("302");

    int before = s3.requestLines().size();
    for (String suffix : new String[] {"", "/links"}) {
      assertThat(follow(closed, suffix, token).outcome()).isEqualTo("403 insufficient-scope");
    }
    GatewayEvent list = GatewayEvent.of("GET", "/media").withQuery("access_token", token);
    assertThat(closed.send(list).outcome()).isEqualTo("403 insufficient-scope");
    GatewayEvent delete = Requests.item("DELETE", "", id).withQuery("access_token", token);
    assertThat(closed.send(delete).outcome()).isEqualTo("403 insufficient-scope");
    GatewayEvent another = Requests.item("POST", "/links", id).withQuery("access_token", token);
    assertThat(closed.send(another).outcome()).isEqualTo("403 insufficient-scope");
    assertThat(s3.requestLines()).hasSize(before);
  }

  private static GatewayEvent head(String token) {
    return Requests.item("HEAD", "/content", id).withQuery("access_token", token);
  }

  @Test
  void costOneRequestToS3More() {
    String token = token(created(""));
    int before = s3.requestLines().size();

    assertThat(follow(closed, "/content", token).status()).isEqualTo(302);
    assertThat(s3.requestLines()).hasSize(before + 2);
    assertThat(follow(closed, "/content", token).status()).isEqualTo(302);
    assertThat(s3.requestLines()).hasSize(before + 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/content", "/playback", "/embed"})
  void goOnAfterTheLifeOfEveryOtherToken(String suffix) {
    String token = token(created("{\"expiresIn\": 1000000}"));
    assertThat(follow(closed, suffix, token).status()).isLessThan(400);

    TIME.pause(Duration.ofDays(8));

    assertThat(follow(closed, suffix, token).status()).isLessThan(400);
    TIME.pause(Duration.ofDays(4));
    assertThat(follow(closed, suffix, token).outcome()).isEqualTo("401 invalid-token");
    assertThat(follow(open, suffix, token).outcome()).isEqualTo("401 invalid-token");
  }

  @Test
  void arePassedOnByPagesAndByWhatTellsOfThem() {
    String token = token(created(""));
    String page = text(follow(closed, "/embed", token));

    assertThat(page)
        .contains(
            "src=\"%s/media/%s/content?access_token=%s\""
                .formatted(GatewayEvent.BASE_URL, id, token));
    String oEmbed = page.replaceFirst("(?s).*oembed\" href=\"([^\"]+)\".*", "$1");
    String about = URLDecoder.decode(oEmbed.replaceFirst(".*[?]url=([^&]+).*", "$1"), UTF_8);
    GatewayAnswer frame = closed.send(GatewayEvent.of("GET", "/oembed").withQuery("url", about));
    assertThat(frame.outcome()).isEqualTo("200");
    assertThat(frame.json().get("html").asString())
        .contains("/media/" + id + "/embed?access_token=" + token);
    JsonNode playback = follow(closed, "/playback", token).json();
    assertThat(playback.has("hlsUrl")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "OTHER, 401 invalid-token",
    "ID, 401 invalid-token",
    "ID?access_token=LINK, 200",
    "OTHER/embed?access_token=LINK, 401 invalid-token",
    "ID/embed?access_token=LINK, 200",
    "ID/embed?access_token=LINK&autoplay=1, 200",
    "ID/embed#access_token=LINK, 401 invalid-token",
    "ID/playback?access_token=LINK, 401 invalid-token",
    "OTHER?/media/ID/embed?access_token=LINK, 401 invalid-token",
    "OTHER#/media/ID/embed?access_token=LINK, 401 invalid-token",
  })
  void tellOEmbedOfTheirOwnItemOnly(String address, String outcome) {
    String url =
        GatewayEvent.BASE_URL
            + "/media/"
            + address
                .replace("OTHER", Requests.NO_SUCH_ID)
                .replace("ID", id)
                .replace("LINK", token(created("")));

    GatewayAnswer answer = closed.send(GatewayEvent.of("GET", "/oembed").withQuery("url", url));

    assertThat(answer.outcome().replace("token-required", "invalid-token")).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|400 invalid-request",
        "null|400 invalid-request",
        "{|400 invalid-request",
        "{\"expiresIn\":0}|400 invalid-parameter",
        "{\"expiresIn\":-1}|400 invalid-parameter",
        "{\"expiresIn\":1.5}|400 invalid-parameter",
        "{\"expiresIn\":\"1\"}|400 invalid-parameter",
        "{\"expiresIn\":99999999999}|400 invalid-parameter",
        "{\"expiresIn\":99999999999999999999999}|400 invalid-parameter",
        "{\"title\":7}|400 invalid-parameter",
        "{\"expiresIn\":null}|201",
      })
  void areRefusedWhereTheWishIsWrong(String body, String outcome) {
    assertThat(owner.send(Requests.item("POST", "/links", id).withBody(body)).outcome())
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "GET"})
  void ofAnUnknownItemAreNot(String method) {
    assertThat(owner.send(Requests.item(method, "/links", Requests.NO_SUCH_ID)).outcome())
        .isEqualTo("404 unknown-media");
  }
}
