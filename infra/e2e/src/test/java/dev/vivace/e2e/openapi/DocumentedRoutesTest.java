package dev.vivace.e2e.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.local.template.Template;
import dev.vivace.local.template.TemplateContext;
import dev.vivace.testkit.openapi.ApiDocument;
import dev.vivace.testkit.openapi.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The document's operations against the routes of the template and the functions. */
class DocumentedRoutesTest {
  private static final Path TEMPLATE = Path.of(System.getProperty("vivace.root"), "template.yaml");

  private final ApiDocument document = ApiDocument.read();

  @Test
  void areExactlyThoseOfTheTemplate() throws IOException {
    TemplateContext account = new TemplateContext("eu-west-1", "000000000000", Map.of());

    assertThat(document.operations())
        .extracting(Operation::route)
        .containsExactlyInAnyOrderElementsOf(
            Template.load(TEMPLATE, account).api().routes().stream()
                .map(route -> route.method() + " " + route.resource())
                .toList());
  }
}
