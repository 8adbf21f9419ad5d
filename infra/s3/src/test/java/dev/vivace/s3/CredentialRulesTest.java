package dev.vivace.s3;

import static dev.vivace.s3.Clients.BUCKET;
import static dev.vivace.s3.RunningS3.PATH;
import static dev.vivace.s3.RunningS3.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.s3.Outgoing.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S3's answers to none, to two, and to other kinds of credentials. */
class CredentialRulesTest {
  private static final String VERSION_2 = "?AWSAccessKeyId=a&Expires=9999999999&Signature=x";

  @RegisterExtension private static final RunningS3 S3 = new RunningS3();

  @ParameterizedTest
  @ValueSource(strings = {"Bearer x", "Basic eDp5", "AWS a:b", "AWS4-HMAC-SHA256 x", "", "x"})
  void aPresignedUrlBesideAnAuthorizationIsRefused(String authorization) throws IOException {
    assertRefused(
        S3.get().presigned().with("Authorization", authorization), 400, "InvalidArgument");
  }

  @Test
  void aPresignedUrlBesideARightSignatureInTheHeaderIsRefused() throws IOException {
    String signature = S3.get().authorized().headers().getOrDefault("Authorization", "");

    assertRefused(S3.get().presigned().with("Authorization", signature), 400, "InvalidArgument");
  }

  @Test
  void aPresignedUrlOfTwoVersionsIsRefused() throws IOException {
    assertRefused(S3.get().query("Signature", "x").presigned(), 400, "InvalidArgument");
  }

  @Test
  void aUrlOfVersion2BesideAnAuthorizationIsRefused() throws IOException {
    assertRefused(
        S3.unsigned("GET", PATH + VERSION_2).with("Authorization", "Bearer x"),
        400,
        "InvalidArgument");
  }

  @Test
  void theRefusalNamesWhatWasSentAsText() throws IOException {
    Answer answer =
        assertRefused(
            S3.get().presigned().with("Authorization", "Bearer <x>&"), 400, "InvalidArgument");

    assertThat(answer.headers())
        .containsEntry("Content-Type", "application/xml")
        .containsEntry("x-amz-request-id", answer.element("RequestId"));
    assertThat(answer.element("ArgumentName")).isEqualTo("Authorization");
    assertThat(answer.element("ArgumentValue")).isEqualTo("Bearer &lt;x>&amp;");
    assertThat(answer.element("Message")).startsWith("Only one auth mechanism allowed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bearer x | InvalidArgument",
        "Basic eDp5 | InvalidArgument",
        "x | InvalidArgument",
        "AWS a:b | InvalidRequest"
      })
  void anotherKindOfAuthorizationIsRefused(String authorization, String code) throws IOException {
    assertRefused(S3.unsigned("GET", PATH).with("Authorization", authorization), 400, code);
  }

  @Test
  void aUrlOfVersion2IsRefused() throws IOException {
    assertRefused(S3.unsigned("GET", PATH + VERSION_2), 400, "InvalidRequest");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    " + PATH,
    "GET,    /" + BUCKET + "?list-type=2",
    "GET,    /" + BUCKET + "?uploads",
    "GET,    /",
    "GET,    /healthz",
    "PUT,    " + PATH,
    "PUT,    /bucket",
    "DELETE, " + PATH,
    "DELETE, /" + BUCKET,
    "POST,   " + PATH + "?uploads",
    "POST,   " + PATH + "?uploadId=x",
    "POST,   /" + BUCKET + "?delete",
    "PATCH,  " + PATH
  })
  void nobodyGetsInWithoutCredentials(String method, String target) throws IOException {
    assertRefused(S3.unsigned(method, target), 403, "AccessDenied");
  }

  @Test
  void aFormGetsInNoMore() throws IOException {
    Outgoing form =
        S3.unsigned("POST", "/" + BUCKET)
            .with("Content-Type", "multipart/form-data; boundary=x")
            .with("Content-Length", "0");

    assertRefused(form, 403, "AccessDenied");
  }

  @Test
  void whoIsNotLetInChangesNothing() throws IOException {
    List<String> before = S3.keys();

    assertRefused(S3.unsigned("DELETE", PATH), 403, "AccessDenied");

    assertThat(S3.keys()).isEqualTo(before);
  }

  @Test
  void aRefusalOfHeadHasNoBody() throws IOException {
    Answer answer = S3.unsigned("HEAD", PATH).send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void whatTheServerCannotReadIsAnsweredInXml() throws IOException {
    assertRefused(S3.unsigned("GET", "/%zz"), 400, "BadRequest");
  }
}
