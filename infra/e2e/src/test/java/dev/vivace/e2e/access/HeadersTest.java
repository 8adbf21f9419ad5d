package dev.vivace.e2e.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.SharedProduct;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.gateway.RealEvents;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Protection of browsers: the header fields of every route's answer, on the running stack. */
@ExtendWith(SharedProduct.class)
@Timeout(120)
class HeadersTest {
  private static final String PROBLEM = "application/problem+json";
  private static final String UNKNOWN = "01JD0000000000000000000000";
  private static final byte[] NOTHING = new byte[0];

  private static Product product;

  @BeforeAll
  static void start(Product shared) {
    product = shared;
  }

  static Stream<String> routes() throws Exception {
    return AccessTest.routes();
  }

  /** Some have nothing to refuse whoever is let in. */
  static Stream<String> routesThatRefuse() throws Exception {
    return routes().filter(route -> !route.matches("\\w+ /realtime/(filters|ice-servers)"));
  }

  @Test
  void everyRouteIsInTheTable() throws Exception {
    assertThat(routes()).containsExactlyInAnyOrderElementsOf(HeadersTable.routes());
  }

  @ParameterizedTest
  @MethodSource("routes")
  void anAnswerSaysWhatItIsAndWhoMayKeepIt(String route) throws Exception {
    HeadersTable.Row row = HeadersTable.row(route);
    String path = known(route);
    String page =
        URLEncoder.encode(product.url("/media/" + item("speech.mp3") + "/embed").toString(), UTF_8);

    HttpResponse<byte[]> answer =
        send(route, path + "?" + row.query().replace("{page}", page), row.body());

    assertSays(answer, row.status(), row.type(), row.cached());
  }

  /** Nothing that is asked for is there, and where that is no matter the body is nonsense. */
  @ParameterizedTest
  @MethodSource("routesThatRefuse")
  void aRefusalIsKeptByNobody(String route) throws Exception {
    String path = path(route).replaceAll("[{][^}]+}", UNKNOWN);
    byte[] body = route.equals("POST /media") ? NOTHING : bytes("{");

    HttpResponse<byte[]> answer = send(route, path + "?limit=0", body);

    assertThat(answer.statusCode()).isBetween(400, 415);
    assertSays(answer, answer.statusCode(), PROBLEM, "no-store");
  }

  /** Of a stored file, of its encoding that is a rendition by then, and of an ended live stream. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /media/{mediaId}/stream | Range | bytes=0-9 | 206 | audio/mpeg | private, no-cache",
        "GET /media/{mediaId}/stream | Range | bytes=99999999- | 416 | application/problem+json | no-store",
        "GET /media/{mediaId}/stream | If-None-Match | {etag} | 304 | '' | private, no-cache",
        "GET /media/{mediaId}/stream | If-Match | \"x\" | 412 | application/problem+json | no-store",
        "GET /media/{mediaId}/stream?format=aac | Accept | */* | 302 | '' | no-store",
        "HEAD /media/{mediaId}/stream | Range | bytes=0-9 | 200 | audio/mpeg | private, no-cache",
        "HEAD /media/{mediaId}/stream | If-None-Match | {etag} | 304 | '' | private, no-cache",
        "HEAD /media/{mediaId}/stream | If-Match | \"x\" | 412 | application/problem+json | no-store",
        "HEAD /media/{mediaId}/stream?format=aac | Accept | */* | 302 | '' | no-store",
        "GET /live/{streamId}/stream?format=mp3 | Range | bytes=0-9 | 206 | audio/mpeg | no-cache",
        "GET /live/{streamId}/stream?format=mp3 | Range | bytes=99999999- | 416 | application/problem+json | no-store",
        "GET /live/{streamId}/stream?format=mp3 | If-None-Match | {etag} | 304 | '' | no-cache",
      })
  void aPartAConditionAndARedirectSayItToo(
      String route, String field, String value, int status, String type, String cached)
      throws Exception {
    URI url = product.url(known(route));
    String eTag = Http.get(url).headers().firstValue("ETag").orElse("");

    HttpResponse<byte[]> answer =
        Http.send(
            Http.request(url, field, value.replace("{etag}", eTag))
                .method(route.split(" ")[0], BodyPublishers.noBody())
                .build());

    assertSays(answer, status, type, cached);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aPreflightIsProtected(String route) throws Exception {
    String path = path(route).replaceAll("[{][^}]+}", UNKNOWN);

    assertSays(send("OPTIONS", path, NOTHING), 204, "", "");
  }

  @Test
  void aBodyThatIsTooLargeOrNoSoundIsRefusedInTheSameWay() throws Exception {
    String text =
        Http.json(Http.post(product.url("/media"), bytes("no sound"))).get("id").asString();

    byte[] huge = bytes("{\"filename\":\"a\",\"size\":99999999999999}");
    assertSays(send("POST", "/uploads", huge), 413, PROBLEM, "no-store");
    URI encode = product.url("/stream?format=mp3");
    assertSays(
        Http.post(encode, bytes("no sound"), "Content-Type", "audio/mpeg"),
        415,
        PROBLEM,
        "no-store");
    assertSays(
        send("GET", "/media/" + text + "/stream?format=mp3", NOTHING), 415, PROBLEM, "no-store");
  }

  /** Without a function. */
  @ParameterizedTest
  @CsvSource({"GET /nothing/here, 0, 404", "PUT /media, 0, 404", "POST /media, 6291456, 413"})
  void soIsWhatTheGatewayAnswers(String route, int bodyBytes, int status) throws Exception {
    HttpResponse<byte[]> answer = send(route, path(route), new byte[bodyBytes]);

    assertThat(answer.statusCode()).isEqualTo(status);
    Protection.assertOn(answer);
  }

  private static void assertSays(
      HttpResponse<byte[]> answer, int status, String type, String cached) {
    HttpHeaders headers = answer.headers();
    assertThat(answer.statusCode()).isEqualTo(status);
    Protection.assertOn(answer);
    assertThat(headers.firstValue("Content-Type").orElse("")).isEqualTo(type);
    assertThat(headers.firstValue("Cache-Control").orElse("")).isEqualTo(cached);
    assertThat(headers.firstValue("Content-Security-Policy").isPresent())
        .isEqualTo(type.startsWith("text/html"));
  }

  /** Whatever it is called and said to be: it is read, and never run where it is stored. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "page.html | <!doctype html><script>alert(1)</script>",
        "page.mp3 | <html><body onload=alert(1)>",
        "image.svg | <svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        "page.xhtml | <?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"></html>",
        "sheet.xml | <?xml version=\"1.0\"?><?xml-stylesheet href=\"x.xsl\"?><a/>",
        "song.mp3 | #!/usr/bin/env node",
      })
  void whatABrowserWouldRunIsAnAttachment(String name, String text) throws Exception {
    for (String claimed : List.of("text/html", "audio/mpeg")) {
      HttpResponse<byte[]> stored =
          Http.post(product.url("/media?filename=" + name), bytes(text), "Content-Type", claimed);
      String item = "/media/" + Http.json(stored).get("id").asString();
      JsonNode playback = Http.json(Http.get(product.url(item + "/playback?disposition=inline")));
      HttpResponse<byte[]> content = Http.get(product.url(item + "/content?disposition=inline"));
      String dataUrl =
          Http.json(Http.get(product.url(item + "/playback?as=data-uri"))).get("url").asString();

      for (String url :
          List.of(
              playback.get("url").asString(),
              content.headers().firstValue("Location").orElseThrow())) {
        assertNothingRuns(Http.get(URI.create(url)));
      }
      assertThat(dataUrl).matches("data:(application/octet-stream|text/plain);.*");
    }
  }

  private static void assertNothingRuns(HttpResponse<byte[]> answer) {
    String type = answer.headers().firstValue("Content-Type").orElseThrow();
    String disposition = answer.headers().firstValue("Content-Disposition").orElseThrow();
    assertThat(type.equals("text/plain") || disposition.startsWith("attachment;"))
        .as(type + ", " + disposition)
        .isTrue();
  }

  private static String item(String fixture) throws Exception {
    byte[] file = MediaFixtures.bytes(fixture);
    return Http.json(Http.post(product.url("/media"), file)).get("id").asString();
  }

  /** A session that nobody ever connects to. */
  private static String session() throws Exception {
    String json = RealEvents.json("signal-post-filter-json");
    String body = JsonMapper.shared().readTree(json).get("body").asString();
    return Http.json(Http.post(product.url("/realtime/edges"), body)).get("id").asString();
  }

  /** The route's path with ids of what was made for it alone. */
  private static String known(String route) throws Exception {
    String path =
        path(route)
            .replace("{source}", "tone")
            .replace("{seq}", "0")
            .replace("{key}", "open")
            .replace("{rendition}", "aac-128k")
            .replace("{file}", "index.m3u8")
            .replace("{linkId}", UNKNOWN);
    if (path.contains("{mediaId}")) {
      path = path.replace("{mediaId}", item(route.contains("/hls/") ? "speech.wav" : "speech.mp3"));
    }
    if (path.contains("{uploadId}")) {
      JsonNode upload =
          Http.json(Http.post(product.url("/uploads"), "{\"filename\":\"a\",\"size\":1}"));
      Http.put(URI.create(upload.get("parts").get(0).get("url").asString()), new byte[1]);
      path = path.replace("{uploadId}", upload.get("uploadId").asString());
    }
    if (path.contains("{streamId}")) {
      String id = Http.json(Http.post(product.url("/live"), NOTHING)).get("id").asString();
      if (!route.startsWith("PUT")) {
        send("PUT", "/live/" + id + "/chunks/0", new byte[4800]);
        send("POST", "/live/" + id + "/end", NOTHING);
      }
      path = path.replace("{streamId}", id);
    }
    if (path.contains("{sessionId}")) {
      path = path.replace("{sessionId}", session()).replace("{viewer}", "1");
    }
    return path.replace("{filter}", "edges");
  }

  private static HttpResponse<byte[]> send(String route, String path, byte[] body)
      throws Exception {
    return Http.send(
        Http.request(product.url(path))
            .method(route.split(" ")[0], BodyPublishers.ofByteArray(body))
            .build());
  }

  private static String path(String route) {
    return route.split(" ")[1];
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
