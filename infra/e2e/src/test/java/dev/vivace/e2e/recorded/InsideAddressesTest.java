package dev.vivace.e2e.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.WebClient;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Addresses for a caller beside the API, of whom the answers otherwise know nothing. */
class InsideAddressesTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final String INSIDE_API = "http://api.internal:8080/vivace";
  private static final String PUBLIC_API = "https://app.example/api";
  private static final String PUBLIC_MEDIA = "https://app.example/files";
  private static final byte[] MP3 = MediaFixtures.bytes("speech.mp3");
  private static final WebClient WEB = new WebClient();

  /** Header fields that somebody could send to be given other addresses. */
  private static final Map<String, String> FORGED =
      Map.of(
          "Host", "api.internal:8080",
          "X-Forwarded-Host", "api.internal:8080",
          "X-Forwarded-Proto", "http",
          "X-Forwarded-Prefix", "/vivace",
          "X-Forwarded-For", "127.0.0.1",
          "Forwarded", "for=127.0.0.1;host=\"api.internal:8080\";proto=http",
          "X-Original-Host", "evil.example",
          "Addresses", "inside");

  private static RecordedStack stack;
  private static String id;

  @BeforeAll
  static void storeAnItem() throws IOException {
    stack =
        new RecordedStack(
            S3.coordinates(),
            Map.of(
                "PUBLIC_API_URL",
                PUBLIC_API + " https://other.example",
                "PUBLIC_MEDIA_URL",
                PUBLIC_MEDIA,
                "TRUSTED_PROXIES",
                "192.0.2.0/24",
                "INSIDE_API_URL",
                INSIDE_API + "/",
                "INSIDE_MEDIA_URL",
                S3.coordinates().endpoint().toString()));
    id =
        sent("Upload", GatewayEvent.of("POST", "/media").withBody(MP3)).json().get("id").asString();
  }

  @AfterAll
  static void close() throws IOException {
    stack.close();
    WEB.close();
  }

  @Test
  void aFileGoesUpInPartsByThem() {
    GatewayAnswer upload =
        inside(
            "Upload",
            GatewayEvent.of("POST", "/uploads")
                .withBody("{\"filename\":\"a.mp3\",\"size\":%d}".formatted(MP3.length)));
    String uploadId = upload.json().get("uploadId").asString();
    GatewayEvent status = about("/uploads/{uploadId}", "uploadId", uploadId);

    assertThat(upload.location()).hasToString(INSIDE_API + "/uploads/" + uploadId);
    assertThat(url(sent("Upload", status).json().at("/parts/0"))).startsWith(PUBLIC_MEDIA + "/");
    String part = url(inside("Upload", status).json().at("/parts/0"));
    assertThat(part).startsWith(S3.coordinates().endpoint() + "/media/media/");
    assertThat(WEB.put(URI.create(part), MP3).statusCode()).isEqualTo(200);
    GatewayAnswer whole =
        inside(
            "Upload",
            GatewayEvent.of("POST", "/uploads/{uploadId}/complete")
                .withPathParameter("uploadId", uploadId));
    assertThat(whole.status()).isEqualTo(201);
    assertThat(whole.location().toString()).startsWith(INSIDE_API + "/media/");
  }

  @Test
  void anItemComesBackByThem() {
    JsonNode item = inside("Playback", item("")).json();
    URI content = URI.create(item.get("contentUrl").asString());

    assertThat(content).hasToString(INSIDE_API + "/media/" + id + "/content?addresses=inside");
    for (URI url :
        List.of(
            inside("Playback", item("/content")).location(),
            URI.create(url(inside("Playback", item("/playback")).json())))) {
      assertThat(url.toString()).startsWith(S3.coordinates().endpoint() + "/");
      assertThat(WEB.send("GET", url).body()).isEqualTo(MP3);
    }
  }

  @Test
  void anEncodingThatIsKeptIsThereByThem() {
    GatewayEvent stream = item("/stream").withQuery("format", "opus");
    assertThat(sent("Stream", stream).status()).isEqualTo(200);

    assertThat(sent("Stream", stream).location().toString()).startsWith(PUBLIC_MEDIA + "/");
    assertThat(inside("Stream", stream).location().toString())
        .startsWith(S3.coordinates().endpoint() + "/");
  }

  @Test
  void aLiveStreamIsSentToAndHeardByThem() {
    JsonNode stream =
        inside("Live", GatewayEvent.of("POST", "/live").withBody("{\"title\":\"a\"}")).json();

    assertThat(stream.properties())
        .filteredOn(member -> member.getKey().matches("(chunks|listen|hls)Url"))
        .hasSize(3)
        .allSatisfy(
            member -> assertThat(member.getValue().asString()).startsWith(INSIDE_API + "/live/"));
    assertThat(stream.get("listenUrl").asString()).endsWith("/stream?addresses=inside");
    assertThat(stream.get("embedUrl").asString()).startsWith(PUBLIC_API + "/live/");
  }

  /** A page that is handed one of these has to reach it. */
  @Test
  void whatIsForPagesAloneStaysPublic() {
    JsonNode item = inside("Playback", item("")).json();
    GatewayAnswer page = inside("Playback", item("/embed"));
    GatewayAnswer frame =
        inside(
            "Playback",
            GatewayEvent.of("GET", "/oembed").withQuery("url", PUBLIC_API + "/media/" + id));

    assertThat(item.get("embedUrl").asString()).isEqualTo(PUBLIC_API + "/media/" + id + "/embed");
    assertThat(page.header("Content-Security-Policy").orElseThrow()).doesNotContain("internal");
    assertThat(List.of(new String(page.body(), UTF_8), new String(frame.body(), UTF_8)))
        .allSatisfy(text ->
            assertThat(text)
                .contains(PUBLIC_API)
                .doesNotContain("internal", S3.coordinates().endpoint().getAuthority()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noHeaderChangesAnything(boolean asksForThem) {
    for (GatewayEvent event : List.of(item(""), GatewayEvent.of("GET", "/media"))) {
      GatewayEvent asked = asksForThem ? asking(event) : event;

      assertThat(sent("Playback", forged(asked)).json()).isEqualTo(sent("Playback", asked).json());
    }
    GatewayEvent redirect = asksForThem ? asking(item("/content")) : item("/content");
    String expected = asksForThem ? S3.coordinates().endpoint().toString() : PUBLIC_MEDIA;
    assertThat(sent("Playback", forged(redirect)).location().toString()).startsWith(expected + "/");
  }

  @ParameterizedTest
  @CsvSource({
    "Upload, POST, /media",
    "Upload, POST, /uploads",
    "Live, POST, /live",
    "Playback, GET, /media"
  })
  void whereThereAreNoneTheyAreRefusedBeforeAnythingIsDone(
      String function, String method, String resource) throws Exception {
    try (RecordedStack without = new RecordedStack(S3.coordinates())) {
      GatewayAnswer answer =
          without
              .client(function + "Function")
              .send(asking(GatewayEvent.of(method, resource).withBody("{}")));

      assertThat(answer.outcome()).isEqualTo("400 no-inside-addresses");
      assertThat(answer.json().get("detail").asString()).contains("InsideApiUrl");
      assertThat(without.s3Requests()).isZero();
    }
  }

  @Test
  void anotherWordIsRefused() {
    GatewayAnswer answer =
        sent("Playback", GatewayEvent.of("GET", "/media").withQuery("addresses", "Inside"));

    assertThat(answer.outcome()).isEqualTo("400 invalid-parameter");
    assertThat(answer.json().get("detail").asString()).contains("public, inside");
  }

  private static GatewayAnswer inside(String function, GatewayEvent event) {
    GatewayAnswer answer = sent(function, asking(event));
    assertThat(answer.status()).as(answer.outcome()).isLessThan(400);
    return answer;
  }

  private static GatewayAnswer sent(String function, GatewayEvent event) {
    return stack.client(function + "Function").send(event);
  }

  private static GatewayEvent asking(GatewayEvent event) {
    return event.withQuery("addresses", "inside");
  }

  private static GatewayEvent forged(GatewayEvent event) {
    GatewayEvent forged = event;
    for (Map.Entry<String, String> header : FORGED.entrySet()) {
      forged = forged.withHeader(header.getKey(), header.getValue());
    }
    return forged;
  }

  private static GatewayEvent item(String suffix) {
    return about("/media/{mediaId}" + suffix, "mediaId", id);
  }

  private static GatewayEvent about(String resource, String name, String value) {
    return GatewayEvent.of("GET", resource).withPathParameter(name, value);
  }

  private static String url(JsonNode holder) {
    return holder.get("url").asString();
  }
}
