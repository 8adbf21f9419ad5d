package dev.vivace.lambda.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.lambda.http.Cors;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPageTest {
  private static final String OF_CHROMIUM =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

  private final FunctionClient client =
      new FunctionClient(
          new ApiGatewayHandler(
              request -> {
                if (request.pathParameter("id").equals("1")) {
                  return HttpResponse.bytes(200, "application/json", "{}".getBytes(UTF_8));
                }
                throw new Problem("gone", 404, "<Gone>", "No <script>alert('x')</script> & more.")
                    .asException();
              },
              Integration.BUFFERED,
              new Cors(List.of("https://app.example"))));

  private GatewayAnswer get(String id, String accept) {
    return client.send(
        GatewayEvent.of("GET", "/things/{id}")
            .withPathParameter("id", id)
            .withHeader("Accept", accept));
  }

  @ParameterizedTest
  @ValueSource(strings = {OF_CHROMIUM, "text/html", "application/json;q=0.5, text/html;q=0.6"})
  void aBrowserThatGoesToAnAddressGetsAPage(String accept) {
    GatewayAnswer answer = get("2", accept);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Vary"))
        .hasValueSatisfying(vary -> assertThat(vary).contains("Accept"));
    assertThat(new String(answer.body(), UTF_8))
        .contains(
            "<h1>&lt;Gone&gt;</h1>",
            "No &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; more.",
            "404 " + GatewayEvent.REQUEST_ID)
        .doesNotContain("<script");
  }

  @Test
  void thePageLetsNothingInAndIsFramedByThoseWhoMayCallTheApi() {
    assertThat(get("2", OF_CHROMIUM).header("Content-Security-Policy"))
        .hasValueSatisfying(policy ->
            assertThat(policy)
                .startsWith("default-src 'none'; style-src 'sha256-")
                .endsWith("frame-ancestors https://app.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "",
        "application/json",
        "application/json, text/html",
        "text/html;q=0",
        "image/png"
      })
  void whoDoesNotPreferOneGetsTheProblem(String accept) {
    assertThat(get("2", accept).outcome()).isEqualTo("404 gone");
    assertThat(get("2", accept).header("Content-Type")).contains("application/problem+json");
  }

  @Test
  void whatIsNoProblemStaysAsItIs() {
    assertThat(get("1", OF_CHROMIUM).header("Content-Type")).contains("application/json");
  }
}
