package dev.vivace.e2e.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.template.TemplateDocument;
import dev.vivace.local.template.Route;
import dev.vivace.local.template.Template;
import dev.vivace.local.template.TemplateContext;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.RealEvents;
import dev.vivace.testkit.gateway.WebClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text that is no id, in the place of one, on every route that has one: 404, and S3 is not asked.
 */
@Timeout(120)
class HostileIdsTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final int LONG = 5_000;
  private static final String KNOWN_LINK = "01KAH7C4N9P2R5S8T1V6W3XYZA";
  private static final Pattern VARIABLE = Pattern.compile("[{]\\w+Id[}]");

  /** Parameters of routes beside ids. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "linkId",
          KNOWN_LINK,
          "seq",
          "0",
          "viewer",
          "1",
          "key",
          "open",
          "rendition",
          "aac-128k",
          "file",
          "index.m3u8");

  /** Percent-encoded; ID is one of something that is there. */
  private static final List<String> SEGMENTS =
      List.of(
          "..",
          "%2e%2e",
          "..%2F",
          "..%5C",
          "%2e%2e%2f%2e%2e%2fuploads",
          "..%252F..%252Fuploads",
          "..%2FID",
          "x%2F..%2FID",
          "ID%2F..",
          "%2F",
          "%2FID",
          "ID%2F",
          "ID%2Foriginal",
          "%252F",
          "ID%252F",
          "ID%252Foriginal",
          "%25252F",
          "%2500",
          "ID%2500",
          "ID%0A",
          "ID%0D%0A",
          "ID%09",
          "ID%20",
          "%20ID",
          "ID%3F",
          "ID%23",
          "ID;x=1",
          "ID.json",
          "ID0",
          "0ID",
          "IDID",
          "ID*",
          "*",
          "null",
          "%EF%BC%90",
          "%F0%9F%8E%B5",
          "%E2%80%AEID");

  /** As a function gets them. */
  private static final List<String> WITH_NUL = List.of("\0", "ID\0", "\0ID", "ID\0original");

  private static RecordedStack stack;
  private static WebClient web;

  /** The ids that exist, by the name of their path parameter. */
  private static Map<String, String> ids;

  @BeforeAll
  static void start() throws IOException {
    stack = new RecordedStack(S3.coordinates());
    web = new WebClient();
    ids =
        Map.of(
            "{linkId}",
            KNOWN_LINK,
            "{mediaId}",
            created(
                "UploadFunction",
                GatewayEvent.of("POST", "/media").withBody(MediaFixtures.bytes("speech.wav")),
                "id"),
            "{uploadId}",
            created(
                "UploadFunction",
                GatewayEvent.of("POST", "/uploads")
                    .withBody("{\"filename\":\"a\",\"contentType\":\"audio/mpeg\",\"size\":1}"),
                "uploadId"),
            "{streamId}",
            created("LiveFunction", GatewayEvent.of("POST", "/live"), "id"),
            "{sessionId}",
            stack
                .client("SignalFunction")
                .send(RealEvents.json("signal-post-filter-json").getBytes(UTF_8))
                .json()
                .get("id")
                .asString());
  }

  @AfterAll
  static void stop() throws IOException {
    web.close();
    stack.close();
  }

  private static String created(String function, GatewayEvent event, String member) {
    return stack.client(function).send(event).json().get(member).asString();
  }

  /** A route with an id, and what is asked for there. */
  private record Asked(Route route, String variable, Optional<String> format) {
    URI url(String segment) {
      String path =
          route
              .resource()
              .replace(variable, segment)
              .replace("{mediaId}", ids.get("{mediaId}"))
              .replace("{linkId}", KNOWN_LINK)
              .replace("{seq}", "0")
              .replace("{viewer}", "1")
              .replace("{key}", "open")
              .replace("{rendition}", "aac-128k")
              .replace("{file}", "index.m3u8");
      return stack.url(path + format.map("?format="::concat).orElse(""));
    }

    GatewayEvent event(String id) {
      Map<String, String> parameters = new HashMap<>(OTHERS);
      parameters.put("mediaId", ids.get("{mediaId}"));
      parameters.put(variable.replaceAll("[{}]", ""), id);
      GatewayEvent event =
          GatewayEvent.of(route.method(), route.resource())
              .withPathParameters(parameters)
              .withBody(new byte[4]);
      return format.map(word -> event.withQuery("format", word)).orElse(event);
    }

    @Override
    public String toString() {
      return route.method() + " " + route.resource() + " " + variable + " " + format.orElse("");
    }
  }

  /** All but preflights, which ask nothing. */
  static Stream<Asked> routes() throws IOException {
    TemplateContext account = new TemplateContext("eu-west-1", "000000000000", Map.of());
    return Template.load(TemplateDocument.MAIN, account).api().routes().stream()
        .filter(route -> !route.method().equals("OPTIONS"))
        .filter(route -> route.resource().contains("Id}"))
        .flatMap(route ->
            VARIABLE
                .matcher(route.resource())
                .results()
                .flatMap(variable -> withQueries(route, variable.group())));
  }

  private static Stream<Asked> withQueries(Route route, String variable) {
    Asked plain = new Asked(route, variable, Optional.empty());
    Asked encoded = new Asked(route, variable, Optional.of("mp3"));
    return switch (route.method() + " " + route.resource()) {
      case "GET /media/{mediaId}/stream", "HEAD /media/{mediaId}/stream" ->
          Stream.of(plain, encoded);
      case "GET /live/{streamId}/stream", "HEAD /live/{streamId}/stream" -> Stream.of(encoded);
      default -> Stream.of(plain);
    };
  }

  @ParameterizedTest
  @MethodSource("routes")
  void areUnknownAndS3IsNotAsked(Asked asked) {
    int before = stack.s3Requests();

    for (String segment : hostile(ids.get(asked.variable()))) {
      assertThat(send(asked.route().method(), asked.url(segment)).statusCode())
          .as("%s with %s", asked, segment.substring(0, Math.min(segment.length(), 60)))
          .isEqualTo(404);
    }

    assertThat(stack.s3Requests()).isEqualTo(before);
  }

  /** The local gateway hands on the text for it, so a function gets an event with it from here. */
  @ParameterizedTest
  @MethodSource("routes")
  void withANulAreUnknownAndS3IsNotAsked(Asked asked) {
    int before = stack.s3Requests();

    assertThat(send(asked.route().method(), asked.url("%00")).statusCode()).isEqualTo(404);
    for (String id : WITH_NUL) {
      GatewayEvent event = asked.event(id.replace("ID", ids.get(asked.variable())));
      assertThat(stack.client(asked.route().functionName()).send(event).status()).isEqualTo(404);
    }

    assertThat(stack.s3Requests()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /media/{mediaId}",
        "GET /media/{mediaId}/stream",
        "HEAD /media/{mediaId}/stream",
        "GET /uploads/{uploadId}",
        "GET /live/{streamId}",
        "GET /realtime/sessions/{sessionId}",
      })
  void theIdItselfIsKnownByAskingS3(String route) {
    String[] methodAndPath = route.split(" ");
    String variable = route.replaceFirst(".*([{]\\w+Id[}]).*", "$1");
    int before = stack.s3Requests();

    URI url = stack.url(methodAndPath[1].replace(variable, ids.get(variable)));
    assertThat(send(methodAndPath[0], url).statusCode()).isEqualTo(200);

    assertThat(stack.s3Requests()).isGreaterThan(before);
  }

  private static List<String> hostile(String id) {
    String head = id.substring(0, id.length() - 1);
    String tail = id.substring(1);
    return Stream.concat(
            SEGMENTS.stream().map(segment -> segment.replace("ID", id)),
            Stream.of(
                id.toLowerCase(Locale.ROOT),
                head,
                head + "U",
                head + "l",
                head + "%EF%BC%90",
                tail,
                "8" + tail,
                "0".repeat(LONG),
                id.repeat(LONG / id.length())))
        .toList();
  }

  private static HttpResponse<byte[]> send(String method, URI url) {
    return method.equals("PUT") ? web.put(url, new byte[4]) : web.send(method, url);
  }
}
