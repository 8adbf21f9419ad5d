package dev.vivace.s3;

import static dev.vivace.s3.RunningS3.assertRefused;
import static dev.vivace.s3.RunningS3.assertServed;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are signed in their header, and that S3 does not take. */
class AuthorizationHeaderRulesTest {
  private static final String MALFORMED = "AuthorizationHeaderMalformed";

  @RegisterExtension private static final RunningS3 S3 = new RunningS3();

  @ParameterizedTest
  @CsvSource({
    "x-amz-content-sha256, (left out), 400, InvalidRequest",
    "x-amz-content-sha256, abc,        400, InvalidArgument",
    "x-amz-content-sha256, '',         400, InvalidArgument",
    "x-amz-content-sha256, unsigned-payload, 400, InvalidArgument",
    "x-amz-date,           (left out), 403, AccessDenied",
    "x-amz-date,           today,      403, AccessDenied"
  })
  void aHeaderThatIsMissingOrOddIsRefused(String name, String value, int status, String code)
      throws IOException {
    assertRefused(S3.get().header(name, value).authorized(), status, code);
  }

  @Test
  void theHashOfAnotherBodyIsRefused() throws IOException {
    SignedRequest put = S3.put().header("x-amz-content-sha256", "0".repeat(64));

    assertRefused(put.authorized(), 400, "XAmzContentSHA256Mismatch");
  }

  @ParameterizedTest
  @ValueSource(ints = {-3600, 3600})
  void anotherTimeIsRefused(int secondsFromNow) throws IOException {
    Instant signedAt = Instant.now().plusSeconds(secondsFromNow);

    assertRefused(S3.get().at(signedAt).authorized(), 403, "RequestTimeTooSkewed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS4-HMAC-SHA256 x",
        "AWS4-HMAC-SHA256 Credential=a",
        "AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host",
        "AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=b",
        "AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host, SignedHeaders=host, Signature=b"
      })
  void anIncompleteSignatureIsRefused(String authorization) throws IOException {
    assertRefused(S3.get().unsigned("Authorization", authorization).authorized(), 400, MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/eu-central-1/ec2/aws4_request", "/eu-central-1/s3/aws4", "//s3/aws4_request"})
  void anotherScopeIsRefused(String scope) throws IOException {
    assertRefused(S3.get().scope(scope).authorized(), 400, MALFORMED);
  }

  @Test
  void anotherDayIsRefused() throws IOException {
    assertRefused(S3.get().scopeDate("20200101").authorized(), 400, MALFORMED);
  }

  @Test
  void anUnknownKeyIsRefused() throws IOException {
    assertRefused(S3.get().keyId("AKIAUNKNOWN").authorized(), 403, "InvalidAccessKeyId");
  }

  @Test
  void anotherMethodIsRefused() throws IOException {
    assertRefused(S3.get().authorized().by("DELETE"), 403, "SignatureDoesNotMatch");
  }

  @Test
  void aParameterThatIsThereTwiceIsRefused() throws IOException {
    SignedRequest list = S3.request("GET", "/media").query("prefix", "a").more("&prefix=b");

    assertRefused(list.authorized(), 403, "SignatureDoesNotMatch");
  }

  @Test
  void aRightSignatureIsServed() throws IOException {
    assertServed(S3.get().authorized(), 200);
  }
}
