package dev.vivace.e2e.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Product;
import dev.vivace.local.template.FunctionResource;
import dev.vivace.local.template.Template;
import dev.vivace.local.template.TemplateContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The functions that {@code template.yaml} deploys, against those that are packaged. */
class TemplateTest {
  @Test
  void everyFunctionOfTheTemplateIsPackaged() throws Exception {
    Template template =
        Template.load(
            Product.ROOT.resolve("template.yaml"),
            new TemplateContext("eu-west-1", "000000000000", Map.of()));

    assertThat(template.functions())
        .isNotEmpty()
        .extracting(FunctionResource::logicalId)
        .allSatisfy(id -> {
          Path folder = Product.ROOT.resolve("infra/package/target/functions").resolve(id);
          assertThat(Files.isExecutable(folder.resolve("bootstrap"))).isTrue();
        });
  }
}
