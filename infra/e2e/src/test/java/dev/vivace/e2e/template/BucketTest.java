package dev.vivace.e2e.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Pages that the bucket lets in, by its CORS rules as S3 reads them: the first rule that has both
 * the origin and the method counts.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html">Elements of
 *     a CORS configuration</a>
 */
class BucketTest {
  private static final String PAGE = "https://app.example";

  private final List<JsonNode> rules =
      Evaluation.of(TemplateDocument.read(TemplateDocument.MAIN), Map.of("CorsOrigin", PAGE))
          .resource("MediaBucket")
          .at("/Properties/CorsConfiguration/CorsRules")
          .valueStream()
          .toList();

  /**
   * Behind a redirect to another origin a browser's origin is null (Fetch, HTTP-redirect fetch).
   */
  @ParameterizedTest
  @CsvSource({
    "null, GET, true",
    "null, HEAD, true",
    "null, PUT, false",
    "null, DELETE, false",
    PAGE + ", GET, true",
    PAGE + ", PUT, true",
    PAGE + ", POST, false",
    "https://other.example, GET, true",
    "https://other.example, PUT, false"
  })
  void anyPageReadsByAUrlAndThoseOfCorsOriginUpload(String origin, String method, boolean lets) {
    assertThat(rule(origin, method).findFirst().isPresent()).isEqualTo(lets);
  }

  @ParameterizedTest
  @CsvSource({"null, GET, Content-Range", "null, HEAD, Content-Length", PAGE + ", PUT, ETag"})
  void aPageIsShownWhatItNeeds(String origin, String method, String header) {
    assertThat(rule(origin, method).findFirst().orElseThrow().required("ExposedHeaders"))
        .extracting(JsonNode::asString)
        .contains(header);
  }

  private Stream<JsonNode> rule(String origin, String method) {
    return rules.stream()
        .filter(rule -> has(rule.required("AllowedMethods"), method))
        .filter(rule ->
            has(rule.required("AllowedOrigins"), "*")
                || has(rule.required("AllowedOrigins"), origin));
  }

  private static boolean has(JsonNode list, String item) {
    return list.valueStream().anyMatch(entry -> entry.asString().equals(item));
  }
}
