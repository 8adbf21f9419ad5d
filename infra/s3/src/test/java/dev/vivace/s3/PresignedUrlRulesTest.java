package dev.vivace.s3;

import static dev.vivace.s3.RunningS3.assertRefused;
import static dev.vivace.s3.RunningS3.assertServed;
import static dev.vivace.s3.SignedRequest.LEFT_OUT;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs that are signed with the right key, and that S3 does not take. */
class PresignedUrlRulesTest {
  private static final String PARAMETERS = "AuthorizationQueryParametersError";

  @RegisterExtension private static final RunningS3 S3 = new RunningS3();

  @ParameterizedTest
  @ValueSource(strings = {"X-Amz-Expires", "X-Amz-Date", "X-Amz-Credential", "X-Amz-SignedHeaders"})
  void oneWithoutAParameterIsRefused(String name) throws IOException {
    assertRefused(S3.get().query(name, LEFT_OUT).presigned(), 400, PARAMETERS);
  }

  @Test
  void oneWithoutASignatureIsRefused() throws IOException {
    Outgoing get = S3.get().presigned();

    assertRefused(get.to(get.target().replaceAll("&X-Amz-Signature=\\w+", "")), 400, PARAMETERS);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Amz-Expires,   604801",
    "X-Amz-Expires,   -1",
    "X-Amz-Expires,   1h",
    "X-Amz-Expires,   ''",
    "X-Amz-Expires,   99999999999999999999999999",
    "X-Amz-Date,      2026-01-01T00:00:00Z",
    "X-Amz-Date,      20261399T000000Z",
    "X-Amz-Date,      today",
    "X-Amz-Algorithm, AWS4-HMAC-SHA1",
    "X-Amz-Algorithm, ''"
  })
  void oneWithAnOddParameterIsRefused(String name, String value) throws IOException {
    assertRefused(S3.get().query(name, value).presigned(), 400, PARAMETERS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/eu-central-1/ec2/aws4_request",
        "/eu-central-1/s3/aws4",
        "/s3/aws4_request",
        "//s3/aws4_request",
        "/eu-central-1/s3/aws4_request/more"
      })
  void oneOfAnotherScopeIsRefused(String scope) throws IOException {
    assertRefused(S3.get().scope(scope).presigned(), 400, PARAMETERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20200101", "20261399", "2026"})
  void oneOfAnotherDayIsRefused(String day) throws IOException {
    assertRefused(S3.get().scopeDate(day).presigned(), 400, PARAMETERS);
  }

  @ParameterizedTest
  @ValueSource(ints = {-301, 3600})
  void oneOfAnotherTimeIsRefused(int secondsFromNow) throws IOException {
    Instant signedAt = Instant.now().plusSeconds(secondsFromNow);

    assertRefused(S3.get().at(signedAt).presigned(), 403, "AccessDenied");
  }

  @Test
  void oneOfAnUnknownKeyIsRefused() throws IOException {
    assertRefused(S3.get().keyId("AKIAUNKNOWN").presigned(), 403, "InvalidAccessKeyId");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&versionId=null",
        "&uploadId=x",
        "&acl",
        "&partNumber=2",
        "&X-Amz-Expires=604800",
        "&X-Amz-SignedHeaders=host%3Bx-amz-acl",
        "&X-Amz-Signature=0"
      })
  void oneThatWasAddedToIsRefused(String more) throws IOException {
    SignedRequest get = S3.get().query("partNumber", "1");

    assertRefused(get.more(more).presigned(), 403, "SignatureDoesNotMatch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "PUT", "POST", "DELETE"})
  void oneForAnotherMethodIsRefused(String method) throws IOException {
    assertServed(S3.get().presigned().by(method), 403);
  }

  @Test
  void namesInLowerCaseAreNone() throws IOException {
    Outgoing get = S3.get().presigned();

    assertRefused(get.to(get.target().replace("X-Amz-", "x-amz-")), 403, "AccessDenied");
  }

  @Test
  void oneForAWeekIsServed() throws IOException {
    assertServed(S3.get().query("X-Amz-Expires", "604800").presigned(), 200);
  }
}
