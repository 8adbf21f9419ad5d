package dev.vivace.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.s3.Bucket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The template that is deployed, as the local stack reads it. */
class ProjectTemplateTest {
  private Template template;

  @BeforeEach
  void load() throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("vivace.root")));
    template =
        Template.load(
            root.resolve("template.yaml"),
            new TemplateContext("us-east-1", "000000000000", Map.of()));
  }

  @Test
  void everyRouteOfTheStreamFunctionStreamsForAlmostFifteenMinutes() {
    assertThat(template.api().routes())
        .filteredOn(route -> route.functionName().equals("StreamFunction"))
        .filteredOn(route -> !route.resource().contains("/hls/"))
        .hasSize(11)
        .allSatisfy(route -> {
          assertThat(route.transfer()).isEqualTo(ResponseTransfer.STREAMED);
          assertThat(route.timeout()).isEqualTo(Duration.ofSeconds(890));
        });
  }

  @Test
  void whatHlsIsMadeOfIsSentWithinAMinute() {
    assertThat(template.api().routes())
        .filteredOn(route -> route.resource().contains("/hls/"))
        .hasSize(6)
        .allSatisfy(route -> {
          assertThat(route.transfer()).isEqualTo(ResponseTransfer.STREAMED);
          assertThat(route.timeout()).isEqualTo(Duration.ofMinutes(1));
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
    Set<String> resources =
        template.api().routes().stream().map(Route::resource).collect(Collectors.toSet());
    Set<String> withOptions =
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
  void everyBodyIsBinary() {
    assertThat(template.api().binaryMediaTypes()).containsExactly("*/*");
  }

  @ParameterizedTest
  @CsvSource({
    "MISSING_AUTHENTICATION_TOKEN, 403",
    "REQUEST_TOO_LARGE, 413",
    "THROTTLED, 429",
    "UNKNOWN, 431",
    "INTEGRATION_FAILURE, 500",
    "UNKNOWN, 502",
    "INTEGRATION_TIMEOUT, 504"
  })
  void errorsOfTheGatewayMayBeReadByPages(String type, int status) {
    assertThat(template.api().responses().of(type, status).headers())
        .containsEntry("Access-Control-Allow-Origin", "*");
  }

  @Test
  void anyPageReadsTheBucketByItsUrlsAndThoseOfCorsOriginWrite() throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("vivace.root")));
    Template own =
        Template.load(
            root.resolve("template.yaml"),
            new TemplateContext(
                "us-east-1", "000000000000", Map.of("CorsOrigin", "https://app.example")));

    assertThat(own.buckets().getFirst().corsRules())
        .satisfiesExactly(
            reading -> {
              assertThat(reading.origins()).containsExactly("*");
              assertThat(reading.methods()).containsExactlyInAnyOrder("GET", "HEAD");
              assertThat(reading.exposedHeaders()).contains("ETag", "Content-Range");
            },
            writing -> {
              assertThat(writing.origins()).containsExactly("https://app.example");
              assertThat(writing.methods()).containsExactly("PUT");
              assertThat(writing.exposedHeaders()).containsExactly("ETag");
            });
  }

  @Test
  void methodSettingsLimitRateAndBurstOfEveryRoute() {
    List<MethodThrottle> limits = template.api().throttles();

    assertThat(limits).hasSize(1);
    assertThat(template.api().routes()).allMatch(limits.getFirst()::covers);
    assertThat(limits.getFirst().requestsPerSecond()).isEqualTo(100);
    assertThat(limits.getFirst().burst()).isEqualTo(200);
  }

  @Test
  void everyFunctionKnowsTheBucket() {
    assertThat(template.buckets()).extracting(Bucket::name).containsExactly("local-mediabucket");
    assertThat(template.functions())
        .hasSize(7)
        .allSatisfy(function ->
            assertThat(function.environment())
                .containsEntry("MEDIA_BUCKET", "local-mediabucket")
                .containsEntry("CORS_ORIGIN", "*")
                .containsEntry("PUBLIC_API_URL", "")
                .containsEntry("PUBLIC_MEDIA_URL", ""));
  }
}
