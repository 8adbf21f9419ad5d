package dev.vivace.s3;

import static dev.vivace.s3.Clients.BUCKET;
import static dev.vivace.s3.RunningS3.CONTENT;
import static dev.vivace.s3.RunningS3.KEY;
import static dev.vivace.s3.RunningS3.PATH;
import static dev.vivace.s3.RunningS3.assertRefused;
import static dev.vivace.s3.RunningS3.assertServed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.InvalidRequestException;

/** S3's demands on bodies and their header fields. */
class BodyRulesTest {
  /** Those of {@link RunningS3#CONTENT}. */
  private static final String CRC32 = "poTHxg==";

  private static final String SHA1 = "h6zsF82dzSCnFsws9nQXtxyKcBY=";

  private static final String FORM = "application/x-www-form-urlencoded";

  @RegisterExtension private static final RunningS3 S3 = new RunningS3();

  @Test
  void anObjectInChunksIsRefused() throws IOException {
    assertRefused(inChunks(S3.put().presigned()), 501, "NotImplemented");
  }

  @Test
  void aPartInChunksIsRefused() throws IOException {
    assertRefused(inChunks(S3.part().presigned()), 501, "NotImplemented");
  }

  @Test
  void anObjectInChunksIsRefusedFromWhoHasTheKey() throws IOException {
    SignedRequest put = S3.put().header("x-amz-content-sha256", "UNSIGNED-PAYLOAD");

    assertThat(assertRefused(inChunks(put.authorized()), 501, "NotImplemented").element("Header"))
        .isEqualTo("Transfer-Encoding");
  }

  @Test
  void anObjectWithoutALengthIsRefused() throws IOException {
    assertRefused(
        S3.put().body("").presigned().without("Content-Length"), 411, "MissingContentLength");
  }

  @Test
  void anObjectOfTwoLengthsIsRefused() throws IOException {
    assertServed(inChunks(S3.put().presigned()).with("Content-Length", "19"), 400);
  }

  @Test
  void aFormIsAnObjectsBytes() throws IOException {
    SignedRequest put = S3.put().body("a=b&c=d").unsigned("Content-Type", FORM);

    assertServed(put.presigned(), 200);

    assertThat(S3.get().presigned().send().body()).isEqualTo("a=b&c=d");
  }

  @Test
  void twoChecksumsAreRefused() throws IOException {
    SignedRequest put =
        S3.put().header("x-amz-checksum-crc32", CRC32).header("x-amz-checksum-sha1", SHA1);

    assertRefused(put.presigned(), 400, "InvalidRequest");
  }

  @ParameterizedTest
  @CsvSource({"AAAAAA==, BadDigest", "crc, InvalidRequest", "AAAA, InvalidRequest"})
  void aChecksumThatIsWrongIsRefused(String value, String code) throws IOException {
    assertRefused(S3.put().header("x-amz-checksum-crc32", value).presigned(), 400, code);
  }

  @Test
  void aChecksumThatIsRightIsTaken() throws IOException {
    assertServed(S3.put().header("x-amz-checksum-crc32", CRC32).presigned(), 200);
  }

  @ParameterizedTest
  @CsvSource({"SHA256, sha256", "CRC64_NVME, crc64nvme", "CRC32_C, crc32c"})
  void aPartsChecksumByAnotherAlgorithmThanTheUploadsIsRefused(
      ChecksumAlgorithm agreed, String told) throws IOException {
    SignedRequest part = S3.part(agreed).header("x-amz-checksum-crc32", CRC32);

    assertThat(assertRefused(part.presigned(), 400, "InvalidRequest").element("Message"))
        .isEqualTo(
            "Checksum Type mismatch occurred, expected checksum Type: %s, actual checksum Type: crc32",
            told);
  }

  @Test
  void aPartsChecksumBehindTheBodyIsByTheUploadsAlgorithmToo() {
    String uploadId =
        S3.s3()
            .createMultipartUpload(create ->
                create.bucket(BUCKET).key(KEY).checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME))
            .uploadId();

    assertThatThrownBy(() ->
            S3.s3()
                .uploadPart(
                    part ->
                        part.bucket(BUCKET)
                            .key(KEY)
                            .uploadId(uploadId)
                            .partNumber(1)
                            .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                    RequestBody.fromString(CONTENT)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("expected checksum Type: crc64nvme, actual checksum Type: crc32");
  }

  @Test
  void aPartsChecksumByTheUploadsAlgorithmIsTaken() throws IOException {
    SignedRequest part = S3.part(ChecksumAlgorithm.CRC32).header("x-amz-checksum-crc32", CRC32);

    assertServed(part.presigned(), 200);
  }

  @Test
  void aPartsChecksumIsTakenWhereNoneWasAgreedOn() throws IOException {
    assertServed(S3.part().header("x-amz-checksum-crc32", CRC32).presigned(), 200);
  }

  @ParameterizedTest
  @CsvSource({
    "x-amz-acl, public-read",
    "x-amz-acl, public-read-write",
    "x-amz-acl, authenticated-read",
    "x-amz-grant-read, id=1",
    "x-amz-grant-full-control, id=1"
  })
  void anObjectIsNotMadePublic(String name, String value) throws IOException {
    assertRefused(S3.put().header(name, value).authorized(), 400, "AccessControlListNotSupported");
  }

  @ParameterizedTest
  @CsvSource({PATH, "/" + BUCKET})
  void whatIsThereIsNotMadePublic(String path) throws IOException {
    SignedRequest put = S3.request("PUT", path).query("acl", "").header("x-amz-acl", "public-read");

    assertRefused(put.authorized(), 400, "AccessControlListNotSupported");
  }

  private static Outgoing inChunks(Outgoing request) {
    return request
        .without("Content-Length")
        .with("Transfer-Encoding", "chunked")
        .body("4\r\nabcd\r\n0\r\n\r\n");
  }
}
