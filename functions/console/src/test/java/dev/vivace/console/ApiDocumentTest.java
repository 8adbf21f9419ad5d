package dev.vivace.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiDocumentTest {
  private static final GatewayEvent DOCUMENT = GatewayEvent.of("GET", "/openapi.json");

  private final FunctionClient client = new FunctionClient(new Main(Map.of()));

  @Test
  void theServerIsWhereTheDocumentHasComeFrom() {
    JsonNode document = client.send(DOCUMENT).json();

    assertThat(document.get("openapi").asString()).startsWith("3.1");
    assertThat(document.at("/servers/0/url").asString()).isEqualTo(".");
  }

  @Test
  void theServersAreTheConfiguredAddressesOfTheApi() {
    Map<String, String> environment =
        Map.of("PUBLIC_API_URL", "https://a.example/media https://b.example");

    JsonNode servers =
        new FunctionClient(new Main(environment)).send(DOCUMENT).json().get("servers");

    assertThat(servers.findValuesAsString("url"))
        .containsExactly("https://a.example/media", "https://b.example");
  }

  @Test
  void whoHasTheDocumentIsNotSentItAgain() {
    GatewayAnswer first = client.send(DOCUMENT);
    String tag = first.header("ETag").orElseThrow();

    GatewayAnswer again = client.send(DOCUMENT.withHeader("If-None-Match", "\"other\", W/" + tag));

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("ETag")).contains(tag);
    assertThat(client.send(DOCUMENT.withHeader("If-None-Match", "\"other\"")).status())
        .isEqualTo(200);
  }

  @Test
  void aWrongAddressIsToldByTheNameOfItsVariable() {
    assertThatThrownBy(() -> new Main(Map.of("PUBLIC_API_URL", "ftp://a.example")))
        .hasMessageStartingWith("PUBLIC_API_URL");
  }
}
