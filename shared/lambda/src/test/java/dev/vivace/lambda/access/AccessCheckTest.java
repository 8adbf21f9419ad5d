package dev.vivace.lambda.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.lambda.gateway.ApiGatewayHandler;
import dev.vivace.lambda.gateway.Integration;
import dev.vivace.lambda.http.Cors;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Route;
import dev.vivace.lambda.http.Routes;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessCheckTest {
  private static final GatewayEvent READ =
      GatewayEvent.of("GET", "/things/{id}/content").withPathParameter("id", "7");

  private final AtomicInteger served = new AtomicInteger();
  private final TokenSecret secret = TokenSecret.of(Tokens.SECRET);
  private final TokenSigner signer = new TokenSigner(secret, Tokens.CLOCK);

  /** Reads at {@code /things/{id}/content} and below, writes elsewhere. */
  private final Routes things =
      Routes.of(
          Route.get("/things/{id}", Set.of("read", "peek"), this::serve),
          Route.get("/things/{id}/content", Set.of("read", "peek"), this::serve),
          Route.put("/things/{id}/content", Set.of("read", "peek"), this::serve),
          Route.get("/things/{id}/parts/{key}/{file}", Set.of("read"), this::serve),
          Route.post("/things/{id}/calls", Set.of("read"), this::serve)
              .grantedByLink()
              .accepting("a/b", "c/d"),
          Route.post("/things", Set.of("write"), this::serve));

  private HttpResponse serve(HttpRequest request) {
    served.incrementAndGet();
    return HttpResponse.empty(204);
  }

  private final FunctionClient client = client(secret);

  private FunctionClient client(TokenSecret known) {
    TokenVerifier verifier = new TokenVerifier(List.of(new SecretIssuer(known)), Tokens.CLOCK);
    return new FunctionClient(
        new ApiGatewayHandler(
            new AccessCheck(things, verifier, Tokens.NO_LINKS),
            Integration.BUFFERED,
            Cors.parse("https://app.example")));
  }

  private String token(String scope, Optional<String> path) {
    return signer.sign(new AccessToken("me", Set.of(scope), path), Duration.ofMinutes(1));
  }

  private static GatewayEvent bearing(GatewayEvent event, String token) {
    return event.withHeader("Authorization", "Bearer " + token);
  }

  @Test
  void asksForATokenAndSaysNoMore() {
    GatewayAnswer answer = client.send(READ.withHeader("Origin", "https://app.example"));

    assertThat(answer.outcome()).isEqualTo("401 token-required");
    assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    assertThat(answer.header("Access-Control-Allow-Origin")).contains("https://app.example");
    assertThat(served).hasValue(0);
  }

  @Test
  void saysWhyATokenIsInvalid() {
    GatewayAnswer answer = client.send(bearing(READ, "nonsense"));

    assertThat(answer.outcome()).isEqualTo("401 invalid-token");
    assertThat(answer.header("WWW-Authenticate"))
        .contains(
            "Bearer error=\"invalid_token\","
                + " error_description=\"The token is no signed JWT.\"");
    assertThat(served).hasValue(0);
  }

  @Test
  void saysWhichScopeIsMissing() {
    GatewayAnswer answer = client.send(bearing(READ, token("write", Optional.empty())));

    assertThat(answer.outcome()).isEqualTo("403 insufficient-scope");
    assertThat(answer.header("WWW-Authenticate"))
        .contains("Bearer error=\"insufficient_scope\", scope=\"peek read\"");
    assertThat(served).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "peek"})
  void letsThroughWhoHasOneOfTheScopes(String scope) {
    assertThat(client.send(bearing(READ, token(scope, Optional.empty()))).status()).isEqualTo(204);
    assertThat(served).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer ", "BEARER ", "Bearer   "})
  void readsTheSchemeInAnyCase(String scheme) {
    String value = scheme + token("read", Optional.empty());

    assertThat(client.send(READ.withHeader("Authorization", value)).status()).isEqualTo(204);
  }

  @Test
  void takesATokenFromTheQueryAndKeepsTheAnswerOutOfSharedCaches() {
    GatewayEvent event = READ.withQuery("access_token", token("read", Optional.empty()));

    assertThat(client.send(event).header("Cache-Control")).contains("private");
    assertThat(client.send(event.withHeader("Authorization", "Basic eDp5")).status())
        .isEqualTo(204);
  }

  @Test
  void prefersTheHeaderToTheQuery() {
    GatewayEvent event = READ.withQuery("access_token", "nonsense");

    assertThat(client.send(bearing(event, token("read", Optional.empty()))).status())
        .isEqualTo(204);
  }

  /** A link is made for a path, and an audio element may begin by {@code HEAD}. */
  @Test
  void letsHeadThroughWhereGetIsLetThrough() {
    GatewayEvent head =
        GatewayEvent.of("HEAD", "/things/{id}/content").withPathParameter("id", "7");

    assertThat(client.send(head).status()).isEqualTo(401);
    assertThat(client.send(bearing(head, token("write", Optional.empty()))).status())
        .isEqualTo(403);
    assertThat(client.send(bearing(head, token("peek", Optional.empty()))).status()).isEqualTo(204);
    String link = token("read", Optional.of("/things/7/content"));
    assertThat(client.send(bearing(head, link)).status()).isEqualTo(204);
    assertThat(served).hasValue(2);
  }

  @Test
  void answersPreflightsWithoutAToken() {
    assertThat(client.send(GatewayEvent.of("OPTIONS", "/things")).status()).isEqualTo(204);
  }

  @Test
  void knowsNoRouteThatIsNotInTheTable() {
    GatewayEvent unlisted = GatewayEvent.of("DELETE", "/things");

    assertThat(client.send(bearing(unlisted, token("write", Optional.empty()))).outcome())
        .isEqualTo("404 unknown-route");
    assertThat(served).hasValue(0);
  }

  @Test
  void letsALinkReadItsOwnPathAlone() {
    String link = token("read", Optional.of("/things/7/content"));

    assertThat(client.send(bearing(READ, link)).status()).isEqualTo(204);
    assertThat(client.send(bearing(READ.withPathParameter("id", "8"), link)).outcome())
        .isEqualTo("403 insufficient-scope");
    GatewayEvent thing = GatewayEvent.of("GET", "/things/{id}").withPathParameter("id", "7");
    assertThat(client.send(bearing(thing, link)).outcome()).isEqualTo("403 insufficient-scope");
    GatewayEvent write =
        GatewayEvent.of("PUT", "/things/{id}/content").withPathParameter("id", "7");
    assertThat(client.send(bearing(write, link)).outcome()).isEqualTo("403 insufficient-scope");
  }

  @Test
  void letsALinkChangeItsOwnPathWhereARouteSaysSo() {
    GatewayEvent call = GatewayEvent.of("POST", "/things/{id}/calls").withPathParameter("id", "7");

    for (String path : List.of("/things/7/calls", "/things/7/calls/", "/things/7/")) {
      assertThat(client.send(bearing(call, token("read", Optional.of(path)))).status())
          .isEqualTo(204);
    }
    for (String path : List.of("/things/7", "/things/8/calls", "/things/7/call")) {
      assertThat(client.send(bearing(call, token("read", Optional.of(path)))).outcome())
          .isEqualTo("403 insufficient-scope");
    }
    assertThat(client.send(bearing(call, token("write", Optional.of("/things/7/")))).outcome())
        .isEqualTo("403 insufficient-scope");
  }

  @Test
  void tellsWhatMayBePosted() {
    assertThat(client.send(GatewayEvent.of("OPTIONS", "/things/{id}/calls")).header("Accept-Post"))
        .contains("a/b, c/d");
    assertThat(client.send(GatewayEvent.of("OPTIONS", "/things")).header("Accept-Post")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7/content", "7%2Fcontent", "../things/7/content", "7/content?", "7/content#"})
  void takesNoEncodedSlashForTheEndOfASegment(String id) {
    GatewayEvent thing = GatewayEvent.of("GET", "/things/{id}").withPathParameter("id", id);

    assertThat(
            client.send(bearing(thing, token("read", Optional.of("/things/7/content")))).outcome())
        .isEqualTo("403 insufficient-scope");
  }

  @Test
  void answers503WhileTheSecretCannotBeHad() {
    TokenSecret gone =
        () -> {
          throw new AccessUnavailableException("gone", new IllegalStateException());
        };

    GatewayAnswer answer = client(gone).send(bearing(READ, token("read", Optional.empty())));

    assertThat(answer.outcome()).isEqualTo("503 access-unavailable");
    assertThat(answer.header("Retry-After")).contains("2");
    assertThat(served).hasValue(0);
  }

  @Test
  void handsOutLinksThatItLetsThrough() {
    URI url = URI.create("https://api.example/things/7/content");
    LinkTokens links = LinkTokens.signedBy(signer, Duration.ofSeconds(5));

    String query = links.granting(url, "/things/7/content", "read").getRawQuery();

    String token = query.replaceFirst("^access_token=", "");
    assertThat(client.send(READ.withQuery("access_token", token)).status()).isEqualTo(204);
    assertThat(LinkTokens.none().granting(url, "/things/7/content", "read")).isEqualTo(url);
  }

  private static GatewayEvent part(String id, String key) {
    return GatewayEvent.of("GET", "/things/{id}/parts/{key}/{file}")
        .withPathParameters(Map.of("id", id, "key", key, "file", "1"));
  }

  @Test
  void readsTheTokenOfSuchARouteFromItsPathAndFromNowhereElse() {
    String token = token("read", Optional.empty());

    assertThat(client.send(part("7", token)).status()).isEqualTo(204);
    assertThat(client.send(bearing(part("7", "open"), token)).outcome())
        .isEqualTo("401 token-required");
    assertThat(client.send(part("7", "open").withQuery("access_token", token)).outcome())
        .isEqualTo("401 token-required");
    assertThat(client.send(bearing(part("7", "nonsense"), token)).outcome())
        .isEqualTo("401 invalid-token");
  }

  @Test
  void aTokenForAPathWithASlashAtItsEndServesAllBelow() {
    String token = token("read", Optional.of("/things/7/parts/"));

    assertThat(client.send(part("7", token)).status()).isEqualTo(204);
    assertThat(client.send(part("70", token)).outcome()).isEqualTo("403 insufficient-scope");
    assertThat(client.send(part("7/parts/", token)).outcome()).isEqualTo("403 insufficient-scope");
    assertThat(client.send(bearing(READ, token)).outcome()).isEqualTo("403 insufficient-scope");
  }

  @Test
  void everybodyGetsTheSameKeyUntilADayIsOver() {
    Instant noon = Instant.parse("2026-11-27T12:00:00Z");
    String key = sharedKey(noon);

    assertThat(sharedKey(noon.plus(Duration.ofMinutes(719)))).isEqualTo(key);
    assertThat(sharedKey(noon.plus(Duration.ofMinutes(721)))).isNotEqualTo(key);
    assertThat(isGood(key, noon.plus(Duration.ofHours(35)))).isTrue();
    assertThat(isGood(key, noon.plus(Duration.ofHours(37)))).isFalse();
  }

  private String sharedKey(Instant now) {
    TokenSigner then = new TokenSigner(secret, Clock.fixed(now, ZoneOffset.UTC));
    return LinkTokens.signedBy(then, Duration.ofSeconds(5))
        .sharedKey("/things/7/parts/", "read")
        .orElseThrow();
  }

  private boolean isGood(String key, Instant now) {
    TokenVerifier then =
        new TokenVerifier(List.of(new SecretIssuer(secret)), Clock.fixed(now, ZoneOffset.UTC));
    AccessCheck check = new AccessCheck(things, then, Tokens.NO_LINKS);
    FunctionClient later =
        new FunctionClient(new ApiGatewayHandler(check, Integration.BUFFERED, new Cors(List.of())));
    return later.send(part("7", key)).status() == 204;
  }

  @Test
  void whereAccessIsOpenAllHaveOneKey() {
    FunctionClient open =
        new FunctionClient(
            new ApiGatewayHandler(
                new OpenAccess(things, Tokens.NO_LINKS),
                Integration.BUFFERED,
                new Cors(List.of())));

    assertThat(open.send(part("7", "open")).status()).isEqualTo(204);
    assertThat(open.send(part("7", "other")).outcome()).isEqualTo("404 token-not-needed");
    assertThat(open.send(READ).status()).isEqualTo(204);
    assertThat(LinkTokens.unneeded().sharedKey("/things/7/parts/", "read")).contains("open");
    assertThat(LinkTokens.none().sharedKey("/things/7/parts/", "read")).isEmpty();
  }
}
