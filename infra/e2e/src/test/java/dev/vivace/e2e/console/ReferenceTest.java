package dev.vivace.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Any OpenAPI 3.1 document, as the console shows it. */
@Tag("browser")
@Timeout(120)
class ReferenceTest {
  private static final String DOCUMENT =
      """
      window.fetch = async () => new Response(JSON.stringify({
        openapi: '3.1.0',
        info: {title: 'Things', version: '7'},
        paths: {
          '/things/{id}': {
            parameters: [{$ref: '#/components/parameters/id'}],
            get: {
              tags: ['Things'], summary: 'Tells a thing',
              parameters: [{name: 'depth', in: 'query', schema: {type: 'integer', minimum: 1, maximum: 9}}],
              responses: {
                200: {description: 'It', content: {'application/json': {schema: {$ref: '#/components/schemas/Thing'}}}},
                404: {description: 'There is none'},
              },
            },
          },
          '/others': {post: {requestBody: {content: {'application/json': {schema: {type: 'string'}}}}}},
        },
        components: {
          parameters: {id: {name: 'id', in: 'path', required: true, schema: {type: 'string'}, description: 'Which'}},
          schemas: {Thing: {type: 'object', required: ['name'], properties: {
            name: {type: 'string', description: 'What it is called'},
            parts: {type: 'array', items: {type: 'object', properties: {weight: {type: 'number'}}}},
            like: {$ref: '#/components/schemas/Thing'},
          }}},
        },
      }));
      const main = document.querySelector('script[type=module]').src;
      const done = arguments[0];
      import(main.replace('console.js', 'reference.js'))
        .then(({Reference}) => new Reference('').load())
        .then(() => {
          document.getElementById('reference-tab').hidden = false;
          document.getElementById('reference-tab').click();
          document.querySelectorAll('.operation').forEach(operation => { operation.open = true; });
          done();
        });
      """;

  @Test
  void routesParametersAndShapesAreShownByTag(@TempDir Path folder) throws Exception {
    try (ConsoleStack stack = ConsoleStack.start(folder)) {
      ConsolePage page = new ConsolePage(stack.chromium());
      page.open(stack.url(""));
      stack.chromium().await(DOCUMENT);
      page.until("document.querySelectorAll('.operation table').length >= 2");

      assertThat(page.text("reference"))
          .contains("Things", "Tells a thing", "GET", "/things/{id}", "Which", "1 to 9")
          .doesNotContain("like.like")
          .contains(
              "parts[].weight", "like", "What it is called", "There is none", "Others", "POST");
      assertThat(page.violations()).isEmpty();
      assertThat(page.value("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo("true");
    }
  }
}
