package dev.vivace.e2e.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.local.template.Route;
import dev.vivace.local.template.Template;
import dev.vivace.local.template.TemplateContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The access table: every route of the template, by every token, on the running stack. */
@Timeout(120)
class AccessTest {
  private static final String SECRET = "the secret of this test, of 32 bytes or more";
  private static final String UNKNOWN = "01JD0000000000000000000000";

  private static HttpServer provider;
  private static Forgery.Keys keys;
  private static Product product;

  /** An item, and the token of a link to it that lasts. */
  private static String linked;

  private static String link;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String name = "http://127.0.0.1:" + provider.getAddress().getPort();
    keys = Forgery.Keys.of(SECRET, name);
    serve("/keys", new JWKSet(keys.issuer()).toPublicJWKSet().toString());
    serve(
        "/.well-known/openid-configuration",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(name, name));
    provider.start();
    product =
        Product.start(
            data,
            Map.of(
                "VIVACE_SECRET",
                SECRET,
                "VIVACE_PARAMETERS",
                "OidcIssuer=%s OidcAudience=%s".formatted(name, Forgery.Keys.AUDIENCE)));
    linkAnItem();
  }

  private static void linkAnItem() throws Exception {
    byte[] file = "some text".getBytes(UTF_8);
    JsonNode item = Http.json(Http.post(product.url("/media"), file, bearer("media:write")));
    linked = item.get("id").asString();
    URI links = product.url("/media/" + linked + "/links");
    JsonNode made = Http.json(Http.post(links, new byte[0], bearer("media:write")));
    link = made.get("url").asString().replaceFirst(".*[?]access_token=", "");
  }

  @AfterAll
  static void stop() {
    product.close();
    provider.stop(0);
  }

  private static void serve(String path, String json) {
    provider.createContext(
        path,
        exchange -> {
          byte[] bytes = json.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  static Stream<String> routes() throws Exception {
    return Template.load(
            Product.ROOT.resolve("template.yaml"),
            new TemplateContext("us-east-1", "000000000000", Map.of()))
        .api()
        .routes()
        .stream()
        .filter(route -> !route.method().equals("OPTIONS"))
        .filter(route -> !route.functionName().equals("ConsoleFunction"))
        .map(AccessTest::name);
  }

  private static String name(Route route) {
    return route.method() + " " + route.resource();
  }

  /** A page has to be there before anyone can enter a token. */
  @ParameterizedTest
  @ValueSource(strings = {"/", "/clients/vivace.js", "/openapi.json"})
  void theConsoleAndTheClientAreOpenToEveryone(String path) throws Exception {
    assertThat(Http.get(product.url(path)).statusCode()).isEqualTo(200);
  }

  @Test
  void everyRouteIsInTheTable() throws Exception {
    assertThat(routes()).containsExactlyInAnyOrderElementsOf(AccessTable.routes());
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aRouteRefusesEveryForgery(String route) throws Exception {
    for (Forgery forgery : Forgery.values()) {
      HttpResponse<byte[]> answer =
          send(route, forgery.token(keys, AccessTable.rule(route).otherScopes()));

      Protection.assertOn(answer);
      String outcome = forgery.outcome();
      assertThat(summary(route, answer)).as(forgery.name()).isEqualTo(expected(route, outcome));
      assertThat(answer.headers().firstValue("x-amzn-Remapped-WWW-Authenticate"))
          .as(forgery.name())
          .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aRouteLetsInWhoHasAnyOfItsScopes(String route) throws Exception {
    for (String scope : AccessTable.rule(route).scopes()) {
      for (String token : List.of(keys.own(scope), keys.issued(scope))) {
        assertThat(summary(route, send(route, Optional.of(token))))
            .isEqualTo(AccessTable.rule(route).outcome());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aRouteTakesATokenFromTheQuery(String route) throws Exception {
    URI url = product.url(path(route) + "?access_token=" + keys.own(AccessTable.EVERY_SCOPE));
    HttpRequest request = Http.request(url).method(method(route), BodyPublishers.noBody()).build();

    assertThat(summary(route, Http.send(request)))
        .isEqualTo(
            takesItsPath(route)
                ? expected(route, "401 token-required")
                : AccessTable.rule(route).outcome());
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aPreflightNeedsNoToken(String route) throws Exception {
    HttpRequest request =
        Http.request(product.url(path(route))).method("OPTIONS", BodyPublishers.noBody()).build();

    assertThat(Http.send(request).statusCode()).isEqualTo(204);
  }

  @Test
  void aLinkReadsItsOwnPathAlone() throws Exception {
    JsonNode stream = Http.json(Http.post(product.url("/live"), new byte[0], bearer("live:write")));
    URI listen = URI.create(stream.get("listenUrl").asString());
    String query = listen.getRawQuery();
    String id = stream.get("id").asString();
    URI chunks = URI.create(stream.get("chunksUrl").asString());
    Http.send(
        Http.request(URI.create(chunks + "/0"), bearer("live:write"))
            .PUT(BodyPublishers.ofByteArray(new byte[4800]))
            .build());
    Http.post(product.url("/live/" + id + "/end"), new byte[0], bearer("live:write"));

    assertThat(Http.get(URI.create(listen + "&format=mp3")).statusCode()).isEqualTo(200);
    assertThat(chunks.getRawQuery()).isNull();
    for (String other :
        List.of(
            "/live/" + id,
            "/live/" + UNKNOWN + "/stream",
            "/live/" + id + "%2Fstream",
            "/stream/tone",
            "/media")) {
      assertThat(Http.summary(Http.get(product.url(other + "?format=mp3&" + query))))
          .as(other)
          .isEqualTo("403 insufficient-scope");
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aLinkThatLastsOpensItsOwnItemAndNoOtherRoute(String route) throws Exception {
    String known = route.replace("{mediaId}", linked);
    int unknown = send(route, Optional.of(link)).statusCode();
    HttpResponse<byte[]> answer = send(known, Optional.of(link));

    if (AccessTable.isOpenToLinks(route)) {
      assertThat(answer.statusCode()).isIn(200, 302);
      assertThat(unknown).isEqualTo(401);
    } else if (route.endsWith(" /oembed")) {
      assertThat(summary(route, answer)).isEqualTo(expected(route, "401 invalid-token"));
    } else {
      assertThat(summary(route, answer)).isEqualTo(expected(route, "403 insufficient-scope"));
    }
  }

  @Test
  void aLinkThatLastsTellsOEmbedOfItsPage() throws Exception {
    String page = product.url("/media/" + linked + "/embed?access_token=" + link).toString();
    String query = "url=" + URLEncoder.encode(page, UTF_8);

    HttpResponse<byte[]> answer = Http.get(product.url("/oembed?" + query));

    assertThat(answer.statusCode()).isEqualTo(200);
    String other = query.replace(linked, UNKNOWN);
    assertThat(Http.summary(Http.get(product.url("/oembed?" + other))))
        .isEqualTo("401 invalid-token");
    assertThat(product.log()).doesNotContain(link).doesNotContain(link.split("[.]")[1]);
  }

  @Test
  void aPlaylistAndWhatItNamesAreReadByTheTokenInItsPath() throws Exception {
    JsonNode stream = Http.json(Http.post(product.url("/live"), new byte[0], bearer("live:write")));
    URI playlist = URI.create(stream.get("hlsUrl").asString());
    String id = stream.get("id").asString();

    HttpResponse<byte[]> read = Http.get(playlist);
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(new String(read.body(), UTF_8)).doesNotContain("http").doesNotContain("/");
    assertThat(read.headers().firstValue("Cache-Control")).contains("public, max-age=1");
    for (String file : List.of("init.mp4", "0.m4s", "../flac/index.m3u8")) {
      assertThat(Http.get(playlist.resolve(file)).statusCode()).as(file).isEqualTo(200);
    }
    String key = playlist.getRawPath().split("/")[4];
    for (String other :
        List.of(
            "/live/" + UNKNOWN + "/hls/" + key + "/flac/index.m3u8",
            "/media/" + id + "/hls/" + key + "/flac/index.m3u8",
            "/live/" + id + "%2Fhls%2F/hls/" + key + "/flac/index.m3u8")) {
      assertThat(Http.summary(Http.get(product.url(other))))
          .as(other)
          .isEqualTo("403 insufficient-scope");
    }
    String other = "/live/" + id + "?access_token=" + key;
    assertThat(Http.summary(Http.get(product.url(other)))).isEqualTo("403 insufficient-scope");
    URI open = URI.create(playlist.toString().replace(key, "open"));
    assertThat(Http.summary(Http.get(open, bearer("stream:read")))).isEqualTo("401 token-required");
    URI forged = URI.create(playlist.toString().replace(key, key.substring(0, key.length() - 2)));
    assertThat(Http.summary(Http.get(forged))).isEqualTo("401 invalid-token");
    assertThat(product.log())
        .contains("GET /live/{streamId}/hls/")
        .doesNotContain(key.split("[.]")[1]);
  }

  @Test
  void allListenersOfADayAreToldTheSamePlaylist() throws Exception {
    JsonNode stream = Http.json(Http.post(product.url("/live"), new byte[0], bearer("live:write")));
    String playlist = stream.get("hlsUrl").asString();
    URI status = product.url("/live/" + stream.get("id").asString());

    HttpResponse<byte[]> later = Http.get(status, bearer("stream:read"));

    assertThat(Http.json(later).get("hlsUrl").asString()).isEqualTo(playlist);
    assertThat(later.headers().allValues("Link"))
        .contains("<" + playlist + ">; rel=\"alternate\"; type=\"application/vnd.apple.mpegurl\"");
  }

  @Test
  void whatIsUploadedPlaysByItsLink() throws Exception {
    byte[] file = "some text".getBytes(UTF_8);
    JsonNode item = Http.json(Http.post(product.url("/media"), file, bearer("media:write")));
    URI content = URI.create(item.get("contentUrl").asString());

    HttpResponse<byte[]> redirect = Http.get(content);

    assertThat(redirect.statusCode()).isEqualTo(302);
    URI s3 = URI.create(redirect.headers().firstValue("Location").orElseThrow());
    assertThat(Http.get(s3).body()).isEqualTo(file);
    String other = content.getRawPath().replace("/content", "/playback");
    assertThat(Http.summary(Http.get(content.resolve(other + "?" + content.getRawQuery()))))
        .isEqualTo("403 insufficient-scope");
    HttpRequest delete = Http.request(content).method("DELETE", BodyPublishers.noBody()).build();
    assertThat(Http.send(delete).statusCode()).isEqualTo(404);
    assertThat(product.log()).doesNotContain("X-Amz-Signature", "access_token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/media?limit=2&access_token=", "/stream/tone?format=wav&access_token="})
  void noLogHoldsATokenOrTheSecret(String path) throws Exception {
    String token = keys.own(AccessTable.EVERY_SCOPE);
    assertThat(Http.get(product.url(path + token)).statusCode()).isEqualTo(200);
    assertThat(Http.get(product.url(path + token + "x")).statusCode()).isEqualTo(401);
    assertThat(Http.get(product.url(path), "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(200);

    assertThat(product.log())
        .contains("GET /media")
        .doesNotContain(SECRET)
        .doesNotContain(token.substring(token.lastIndexOf('.')))
        .doesNotContain("access_token");
  }

  private static String[] bearer(String scopes) throws Exception {
    return new String[] {"Authorization", "Bearer " + keys.own(scopes)};
  }

  /** With a token where the route takes it. */
  private static HttpResponse<byte[]> send(String route, Optional<String> token) throws Exception {
    boolean inPath = takesItsPath(route);
    String key = token.map(text -> URLEncoder.encode(text, UTF_8)).orElse("open");
    String[] headers =
        token
            .filter(text -> !inPath)
            .map(text -> new String[] {"Authorization", "Bearer " + text})
            .orElse(new String[0]);
    return Http.send(
        Http.request(product.url(path(route.replace("{key}", key))), headers)
            .method(method(route), BodyPublishers.noBody())
            .build());
  }

  private static boolean takesItsPath(String route) {
    return route.contains("/{key}/");
  }

  private static String method(String route) {
    return route.split(" ")[0];
  }

  private static String path(String route) {
    return route
        .split(" ")[1]
        .replace("{seq}", "x")
        .replace("{source}", "tone")
        .replace("{key}", "open")
        .replaceAll("[{][^}]+}", UNKNOWN);
  }

  /** An answer to HEAD has no body to tell a problem by. */
  private static String summary(String route, HttpResponse<byte[]> answer) {
    return method(route).equals("HEAD")
        ? Integer.toString(answer.statusCode())
        : Http.summary(answer);
  }

  private static String expected(String route, String outcome) {
    return method(route).equals("HEAD") ? outcome.substring(0, 3) : outcome;
  }
}
