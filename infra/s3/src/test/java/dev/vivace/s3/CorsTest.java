package dev.vivace.s3;

import static dev.vivace.s3.Clients.BUCKET;
import static dev.vivace.s3.Clients.ORIGIN;
import static dev.vivace.s3.RunningS3.PATH;
import static dev.vivace.s3.RunningS3.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.s3.Outgoing.Answer;
import dev.vivace.s3.cors.CorsRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rights of pages: the rules of the bucket, and nothing else. */
class CorsTest {
  @RegisterExtension private static final RunningS3 S3 = new RunningS3();

  @Test
  void aPreflightFromThePageIsAnswered() throws IOException {
    Answer answer =
        preflight(ORIGIN, "PUT")
            .with("Access-Control-Request-Headers", "Content-Type, X-Custom")
            .send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("Access-Control-Allow-Origin", ORIGIN)
        .containsEntry("Access-Control-Allow-Methods", "GET, HEAD, PUT")
        .containsEntry("Access-Control-Allow-Headers", "content-type, x-custom")
        .containsEntry("Access-Control-Max-Age", "600")
        .containsEntry(
            "Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method");
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example,      PUT",
    "http://appx.example:3000,  PUT",
    "http://app.example,        PUT",
    "https://app.example:3000,  PUT",
    "http://app.example:3000.evil.example, PUT",
    "null,                      PUT",
    "http://app.example:3000,   DELETE",
    "http://app.example:3000,   POST"
  })
  void aPreflightThatNoRuleAllowsIsRefused(String origin, String method) throws IOException {
    Answer answer = assertRefused(preflight(origin, method), 403, "AccessForbidden");

    assertThat(answer.element("Method")).isEqualTo(method);
    assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Origin");
  }

  @Test
  void aPreflightForABucketWithoutRulesIsRefused() throws IOException {
    Answer answer =
        assertRefused(preflight(ORIGIN, "GET").to("/nothing/a"), 403, "AccessForbidden");

    assertThat(answer.element("Message"))
        .isEqualTo("CORSResponse: CORS is not enabled for this bucket.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Origin", "Access-Control-Request-Method"})
  void anIncompletePreflightIsRefused(String missing) throws IOException {
    assertRefused(preflight(ORIGIN, "GET").without(missing), 400, "BadRequest");
  }

  @Test
  void thePageReadsWhatItsUrlIsFor() throws IOException {
    Answer answer = S3.get().unsigned("Origin", ORIGIN).presigned().send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("Access-Control-Allow-Origin", ORIGIN)
        .containsEntry("Access-Control-Expose-Headers", "ETag, Content-Range");
  }

  @Test
  void thePageReadsWhyItWasRefused() throws IOException {
    Outgoing get = S3.get().keyId("AKIAUNKNOWN").unsigned("Origin", ORIGIN).presigned();

    assertThat(assertRefused(get, 403, "InvalidAccessKeyId").headers())
        .containsEntry("Access-Control-Allow-Origin", ORIGIN);
  }

  @Test
  void anotherPageGetsNoLeaveToRead() throws IOException {
    Answer answer = S3.get().unsigned("Origin", "https://evil.example").presigned().send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().keySet())
        .noneMatch(name -> name.startsWith("Access-Control") || name.equals("Vary"));
  }

  @Test
  void aRuleForAllSaysSo(@TempDir Path folder) throws IOException {
    CorsRule anyPage = new CorsRule(List.of("*"), List.of("GET"), List.of(), List.of(), null);

    Answer answer = preflight(folder, anyPage, "https://any.example");

    assertThat(answer.headers())
        .containsEntry("Access-Control-Allow-Origin", "*")
        .doesNotContainKeys("Access-Control-Allow-Credentials", "Access-Control-Max-Age");
  }

  @Test
  void aStarStandsForPartOfAnOrigin(@TempDir Path folder) throws IOException {
    CorsRule subdomains =
        new CorsRule(List.of("https://*.example"), List.of("GET"), List.of(), List.of(), null);

    Answer answer = preflight(folder, subdomains, "https://a.b.example");

    assertThat(answer.headers())
        .containsEntry("Access-Control-Allow-Origin", "https://a.b.example");
  }

  private static Answer preflight(Path folder, CorsRule rule, String origin) throws IOException {
    EmbeddedS3Config config = Clients.config(folder);
    EmbeddedS3Config other =
        new EmbeddedS3Config(
            folder,
            0,
            config.accessKey(),
            List.of(new Bucket(BUCKET, List.of(rule))),
            config.limits());
    try (EmbeddedS3 server = EmbeddedS3.start(other)) {
      Outgoing request = new Outgoing(server.endpoint(), "OPTIONS", PATH, Map.of(), "");
      return asking(request.with("Host", server.endpoint().getAuthority()), origin, "GET").send();
    }
  }

  private static Outgoing preflight(String origin, String method) {
    return asking(S3.unsigned("OPTIONS", PATH), origin, method);
  }

  private static Outgoing asking(Outgoing request, String origin, String method) {
    return request.with("Origin", origin).with("Access-Control-Request-Method", method);
  }
}
