package dev.vivace.s3;

import static dev.vivace.s3.Clients.BUCKET;
import static dev.vivace.s3.RunningS3.KEY;
import static dev.vivace.s3.RunningS3.OTHER_PATH;
import static dev.vivace.s3.RunningS3.PATH;
import static dev.vivace.s3.RunningS3.assertRefused;
import static dev.vivace.s3.RunningS3.assertServed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.s3.Outgoing.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers that make another request of one, if they are not signed. */
class SignedHeaderRulesTest {
  @RegisterExtension private static final RunningS3 S3 = new RunningS3();

  @ParameterizedTest
  @CsvSource({
    "PUT,    x-amz-acl,                          public-read",
    "PUT,    x-amz-grant-read,                   id=1",
    "PUT,    x-amz-meta-a,                       b",
    "PUT,    X-Amz-Meta-A,                       b",
    "PUT,    x-amz-copy-source,                  " + OTHER_PATH,
    "PUT,    x-amz-copy-source-range,            bytes=0-1",
    "PUT,    x-amz-tagging,                      a=b",
    "PUT,    x-amz-storage-class,                GLACIER",
    "PUT,    x-amz-server-side-encryption,       AES256",
    "PUT,    x-amz-checksum-crc32,               poTHxg==",
    "PUT,    x-amz-sdk-checksum-algorithm,       CRC32",
    "PUT,    x-amz-website-redirect-location,    /elsewhere",
    "PUT,    x-amz-object-lock-mode,             COMPLIANCE",
    "PUT,    x-amz-date,                         20260101T000000Z",
    "PUT,    x-amz-security-token,               x",
    "PUT,    x-amz-decoded-content-length,       1",
    "PUT,    x-amz-trailer,                      x-amz-checksum-crc32",
    "PUT,    Content-MD5,                        eB5eJF1ptWaXm4bijSPyxw==",
    "GET,    x-amz-checksum-mode,                ENABLED",
    "GET,    x-amz-expected-bucket-owner,        1",
    "DELETE, x-amz-bypass-governance-retention,  true",
    "DELETE, x-amz-mfa,                          x"
  })
  void oneThatIsNotSignedIsRefused(String method, String name, String value) throws IOException {
    SignedRequest request = S3.request(method, PATH).unsigned(name, value);

    Answer answer = assertRefused(request.presigned(), 403, "AccessDenied");

    assertThat(answer.element("Message"))
        .isEqualTo("There were headers present in the request which were not signed");
    assertThat(answer.element("HeadersNotSigned")).isEqualToIgnoringCase(name);
  }

  @Test
  void whoHasAUrlForAPartCopiesNothingIntoIt() throws IOException {
    String uploadId =
        S3.s3().createMultipartUpload(create -> create.bucket(BUCKET).key(KEY)).uploadId();
    SignedRequest part = S3.partOf(uploadId).body("").unsigned("x-amz-copy-source", OTHER_PATH);

    assertRefused(part.presigned(), 403, "AccessDenied");

    assertThat(S3.s3().listParts(list -> list.bucket(BUCKET).key(KEY).uploadId(uploadId)).parts())
        .isEmpty();
  }

  @Test
  void severalAreNamed() throws IOException {
    SignedRequest put = S3.put().unsigned("x-amz-meta-b", "1").unsigned("x-amz-acl", "private");

    Answer answer = assertRefused(put.presigned(), 403, "AccessDenied");

    assertThat(answer.element("HeadersNotSigned")).isEqualTo("x-amz-acl, x-amz-meta-b");
  }

  @Test
  void oneBesideASignatureInTheHeaderIsRefused() throws IOException {
    assertRefused(S3.put().unsigned("x-amz-meta-a", "b").authorized(), 403, "AccessDenied");
  }

  @Test
  void aDateIsSignedBesideASignatureInTheHeader() throws IOException {
    String date = S3.get().authorized().headers().getOrDefault("x-amz-date", "");

    assertRefused(S3.get().unsigned("x-amz-date", date).authorized(), 403, "AccessDenied");
  }

  @Test
  void theHostIsSignedInAUrl() throws IOException {
    SignedRequest get = S3.get().unsign("host").header("range", "bytes=0-1");

    assertThat(assertRefused(get.presigned(), 403, "AccessDenied").element("HeadersNotSigned"))
        .isEqualTo("host");
  }

  @Test
  void theHostIsSignedInTheHeader() throws IOException {
    assertRefused(S3.get().unsign("host").authorized(), 403, "AccessDenied");
  }

  @Test
  void oneThatIsSignedCounts() throws IOException {
    assertServed(S3.put().header("x-amz-meta-a", "b").presigned(), 200);

    assertThat(S3.s3().headObject(head -> head.bucket(BUCKET).key(KEY)).metadata())
        .containsEntry("a", "b");
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Type, text/plain",
    "Cache-Control, no-cache",
    "If-None-Match, x",
    "x-amzn-trace-id, Root=1",
    "x-amz-content-sha256, UNSIGNED-PAYLOAD"
  })
  void othersNeedNotBeSigned(String name, String value) throws IOException {
    assertServed(S3.get().unsigned(name, value).presigned(), 200);
  }

  @Test
  void anUnsignedHashIsPartOfWhatShouldHaveBeenSigned() throws IOException {
    SignedRequest get = S3.get().unsigned("x-amz-content-sha256", "0".repeat(64));

    assertRefused(get.presigned(), 403, "SignatureDoesNotMatch");
  }
}
