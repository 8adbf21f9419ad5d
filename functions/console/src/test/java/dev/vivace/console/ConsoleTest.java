package dev.vivace.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private static final Path ROOT = Path.of(System.getProperty("vivace.root"));
  private static final Pattern ASSETS = Pattern.compile("console/([0-9a-f]{16})/([\\w.-]+)");
  private static final Pattern IMPORTS =
      Pattern.compile("(?m)^(?:import|export) .* from '([^']+)';$");

  private final FunctionClient client =
      new FunctionClient(new Main(Map.of("CORS_ORIGIN", "https://app.example")));

  @Test
  void everyAssetThatThePageNamesIsThereForGood() {
    List<MatchResult> assets = ASSETS.matcher(page()).results().toList();

    assertThat(assets).hasSizeGreaterThan(1);
    for (MatchResult asset : assets) {
      GatewayAnswer answer = client.send(asset(asset.group(1), asset.group(2)));

      assertThat(answer.status()).as(asset.group()).isEqualTo(200);
      assertThat(answer.header("Cache-Control").orElseThrow()).contains("immutable");
    }
  }

  @Test
  void aPageThatIsOlderThanTheFunctionIsToldToReload() {
    GatewayAnswer answer = client.send(asset("0123456789abcdef", "console.js"));

    assertThat(answer.outcome()).isEqualTo("404 unknown-asset");
  }

  @Test
  void everyModuleThatAModuleImportsIsThere() throws IOException {
    for (Asset module :
        Stream.concat(Asset.ofConsole().stream(), Asset.ofClient().stream()).toList()) {
      String code = new String(module.content(), StandardCharsets.UTF_8);
      for (MatchResult imported : IMPORTS.matcher(code).results().toList()) {
        String path = imported.group(1).replaceFirst("^[./]*/", "").replaceFirst("^clients/", "");

        assertThat(names()).as("%s imports it", module.name()).contains(path);
      }
    }
  }

  @Test
  void everyFileOfThePageAndOfTheClientIsServed() throws IOException {
    assertThat(names())
        .containsAll(files("functions/console/src/main/resources/dev/vivace/console"))
        .containsAll(
            files("shared/clients/js").stream()
                .filter(name -> name.endsWith(".js") || name.endsWith(".ts"))
                .toList());
  }

  @Test
  void thePageRunsNoScriptButItsOwn() {
    GatewayAnswer answer = client.send(GatewayEvent.of("GET", "/"));

    assertThat(answer.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page()).doesNotContain("style=", "onclick=");
  }

  @Test
  void thePagesOfOthersMayImportTheClientWhereTheyMayCallTheApi() {
    GatewayAnswer answer = client.send(vivace().withHeader("Origin", "https://app.example"));

    assertThat(answer.header("Content-Type")).contains("text/javascript; charset=utf-8");
    assertThat(answer.header("Access-Control-Allow-Origin")).contains("https://app.example");
    assertThat(client.send(vivace()).header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void aWrongOriginIsToldByTheNameOfItsVariable() {
    assertThatThrownBy(() -> new Main(Map.of("CORS_ORIGIN", "?")))
        .hasMessageStartingWith("CORS_ORIGIN");
  }

  private String page() {
    return new String(client.send(GatewayEvent.of("GET", "/")).body(), StandardCharsets.UTF_8);
  }

  private static GatewayEvent vivace() {
    return GatewayEvent.of("GET", "/clients/{file}").withPathParameter("file", "vivace.js");
  }

  private static GatewayEvent asset(String version, String file) {
    return GatewayEvent.of("GET", "/console/{version}/{file}")
        .withPathParameters(Map.of("version", version, "file", file));
  }

  private static List<String> names() {
    return Stream.concat(Asset.ofConsole().stream(), Asset.ofClient().stream())
        .map(Asset::name)
        .toList();
  }

  private static List<String> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }
}
