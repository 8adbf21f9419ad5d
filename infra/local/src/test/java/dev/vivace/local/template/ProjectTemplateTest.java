package dev.vivace.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.s3.Bucket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The template that is deployed, as the local stack reads it. */
class ProjectTemplateTest {
  private Template template;

  @BeforeEach
  void load() throws IOException {
    var root = Path.of(Objects.requireNonNull(System.getProperty("vivace.root")));
    template =
        Template.load(
            root.resolve("template.yaml"),
            new TemplateContext("us-east-1", "000000000000", Map.of()));
  }

  @Test
  void everyRouteOfTheStreamFunctionStreamsForAlmostFifteenMinutes() {
    assertThat(template.api().routes())
        .filteredOn(route -> route.functionName().equals("StreamFunction"))
        .hasSize(9)
        .allSatisfy(route -> {
          assertThat(route.transfer()).isEqualTo(ResponseTransfer.STREAMED);
          assertThat(route.timeout()).isEqualTo(Duration.ofSeconds(890));
        });
  }

  @Test
  void noOtherRouteStreams() {
    assertThat(template.api().routes())
        .filteredOn(route -> !route.functionName().equals("StreamFunction"))
        .allSatisfy(route -> assertThat(route.transfer()).isEqualTo(ResponseTransfer.BUFFERED));
  }

  @Test
  void everyResourceAnswersPreflights() {
    var resources =
        template.api().routes().stream().map(Route::resource).collect(Collectors.toSet());
    var withOptions =
        template.api().routes().stream()
            .filter(route -> route.method().equals("OPTIONS"))
            .map(Route::resource)
            .collect(Collectors.toSet());

    assertThat(withOptions).isEqualTo(resources);
  }

  @Test
  void noRouteIsThereTwice() {
    assertThat(
            template.api().routes().stream().map(route -> route.method() + " " + route.resource()))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyBodyIsBinaryAndErrorsMayBeReadByPages() {
    assertThat(template.api().binaryMediaTypes()).containsExactly("*/*");
    assertThat(template.api().clientErrorHeaders())
        .containsEntry("Access-Control-Allow-Origin", "*");
    assertThat(template.api().serverErrorHeaders())
        .containsEntry("Access-Control-Allow-Origin", "*");
  }

  @Test
  void theBucketLetsThePagesOfCorsOriginReadAndWrite() throws IOException {
    var root = Path.of(Objects.requireNonNull(System.getProperty("vivace.root")));
    var own =
        Template.load(
            root.resolve("template.yaml"),
            new TemplateContext(
                "us-east-1", "000000000000", Map.of("CorsOrigin", "https://app.example")));

    assertThat(own.buckets().getFirst().corsRules().getFirst())
        .satisfies(rule -> {
          assertThat(rule.origins()).contains("https://app.example").doesNotContain("*");
          assertThat(rule.methods()).containsExactlyInAnyOrder("GET", "HEAD", "PUT");
          assertThat(rule.exposedHeaders()).contains("ETag", "Content-Range");
        });
  }

  @Test
  void everyFunctionKnowsTheBucket() {
    assertThat(template.buckets()).extracting(Bucket::name).containsExactly("local-mediabucket");
    assertThat(template.functions())
        .hasSize(4)
        .allSatisfy(function ->
            assertThat(function.environment())
                .containsEntry("MEDIA_BUCKET", "local-mediabucket")
                .containsEntry("CORS_ORIGIN", "*")
                .containsEntry("PUBLIC_API_URL", "")
                .containsEntry("PUBLIC_MEDIA_URL", ""));
  }
}
