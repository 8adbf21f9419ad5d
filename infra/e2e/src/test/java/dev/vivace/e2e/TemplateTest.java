package dev.vivace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.local.template.Route;
import dev.vivace.local.template.Template;
import dev.vivace.local.template.TemplateContext;
import dev.vivace.testkit.gateway.RealEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code template.yaml} promises, against the code and the events. */
class TemplateTest {
  private static final Map<String, String> PREFIXES =
      Map.of(
          "UploadFunction",
          "upload-",
          "PlaybackFunction",
          "playback-",
          "StreamFunction",
          "stream-");

  private final Template template =
      Template.load(
          Product.ROOT.resolve("template.yaml"),
          new TemplateContext("eu-west-1", "000000000000", Map.of()));

  TemplateTest() throws Exception {}

  @Test
  void everyRouteHasAnEventForItsOwnFunction() {
    for (Route route : template.api().routes()) {
      String prefix = PREFIXES.get(route.functionName());

      assertThat(routesOf(prefix)).contains(route.method() + " " + route.resource());
    }
  }

  @Test
  void everyFunctionOfTheTemplateIsPackaged() {
    for (String function : PREFIXES.keySet()) {
      Path folder = Product.ROOT.resolve("infra/package/target/functions").resolve(function);

      assertThat(Files.isExecutable(folder.resolve("bootstrap"))).isTrue();
    }
    assertThat(template.functions()).hasSize(PREFIXES.size());
  }

  private static Set<String> routesOf(String prefix) {
    return RealEvents.names(prefix).stream()
        .map(RealEvents::json)
        .map(JsonMapper.builder().build()::readTree)
        .map(TemplateTest::route)
        .collect(Collectors.toSet());
  }

  private static String route(JsonNode event) {
    return event.get("httpMethod").asString() + " " + event.get("resource").asString();
  }
}
