package dev.vivace.lambda.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.lambda.gateway.ApiGatewayHandler;
import dev.vivace.lambda.gateway.Integration;
import dev.vivace.lambda.http.Cors;
import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Route;
import dev.vivace.lambda.http.Routes;
import dev.vivace.lambda.token.BearerToken;
import dev.vivace.lambda.token.LastingLinks;
import dev.vivace.lambda.token.LinkToken;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens of links that last, where others are asked for and where none is. */
class LinkAccessTest {
  private static final String GOOD = "01JD0000000000000000000000." + "A".repeat(43);
  private static final String ENDED = "01JD0000000000000000000000." + "B".repeat(43);
  private static final GatewayEvent READ = GatewayEvent.of("GET", "/things/{id}/content");

  private final AtomicInteger lookedUp = new AtomicInteger();
  private final Routes things =
      Routes.of(
          Route.get("/things/{id}/content", Set.of("read"), _ -> HttpResponse.empty(204)),
          Route.get("/things", Set.of("read"), _ -> HttpResponse.empty(204)),
          Route.delete("/things/{id}", Set.of("write"), _ -> HttpResponse.empty(204)));

  private final FunctionClient closed =
      client(
          new AccessCheck(
              things,
              new TokenVerifier(
                  List.of(new SecretIssuer(TokenSecret.of(Tokens.SECRET))), Tokens.CLOCK),
              new Links()));

  private final FunctionClient open = client(new OpenAccess(things, new Links()));

  /** One link, to what is read. */
  private final class Links implements LastingLinks {
    @Override
    public Optional<LinkToken> tokenOf(HttpRequest request) {
      return request.resource().endsWith("/content")
          ? BearerToken.of(request).flatMap(LinkToken::parse)
          : Optional.empty();
    }

    @Override
    public boolean opens(HttpRequest request, LinkToken token) {
      lookedUp.incrementAndGet();
      return token.text().equals(GOOD);
    }
  }

  private static FunctionClient client(HttpHandler handler) {
    return new FunctionClient(
        new ApiGatewayHandler(handler, Integration.BUFFERED, new Cors(List.of())));
  }

  @Test
  void openWhatTheyLeadTo() {
    GatewayAnswer answer = closed.send(READ.withQuery("access_token", GOOD));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Cache-Control")).contains("private");
    assertThat(closed.send(READ.withHeader("Authorization", "Bearer " + GOOD)).status())
        .isEqualTo(204);
  }

  @Test
  void openNothingAfterTheirEnd() {
    GatewayAnswer answer = closed.send(READ.withQuery("access_token", ENDED));

    assertThat(answer.outcome()).isEqualTo("401 invalid-token");
    assertThat(answer.header("WWW-Authenticate").orElseThrow()).contains("The link has ended");
    assertThat(open.send(READ.withQuery("access_token", ENDED)).outcome())
        .isEqualTo("401 invalid-token");
    assertThat(open.send(READ.withQuery("access_token", GOOD)).status()).isEqualTo(204);
    assertThat(open.send(READ).status()).isEqualTo(204);
  }

  @Test
  void openNothingElseAndAreNotLookedUp() {
    GatewayEvent list = GatewayEvent.of("GET", "/things").withQuery("access_token", GOOD);
    GatewayEvent delete = GatewayEvent.of("DELETE", "/things/{id}").withQuery("access_token", GOOD);

    assertThat(closed.send(list).outcome()).isEqualTo("403 insufficient-scope");
    assertThat(closed.send(delete).outcome()).isEqualTo("403 insufficient-scope");
    assertThat(lookedUp).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "01jd0000000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "81JD0000000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "01JD0000000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "01JD0000000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "../01JD00000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "01JD0000000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/",
        "01JD0000000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
      })
  void areOfOneFormOnly(String text) {
    assertThat(LinkToken.parse(text)).isEmpty();
    assertThat(closed.send(READ.withQuery("access_token", text)).outcome())
        .isEqualTo("401 invalid-token");
    assertThat(lookedUp).hasValue(0);
  }

  @Test
  void areShownWithoutTheirSecret() {
    assertThat(LinkToken.parse(GOOD).orElseThrow())
        .hasToString("LinkToken[01JD0000000000000000000000]");
  }
}
