package dev.vivace.s3;

import static dev.vivace.s3.Clients.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class EmbeddedS3Test {
  @TempDir Path folder;

  @Test
  void objectsSurviveARestart() throws IOException {
    try (EmbeddedS3 server = start();
        S3Client s3 = Clients.client(server.endpoint())) {
      put(s3, "media/a/original", "kept");
    }
    try (EmbeddedS3 server = start();
        S3Client s3 = Clients.client(server.endpoint())) {
      assertThat(read(s3, "media/a/original")).isEqualTo("kept");
    }
  }

  @Test
  void anOpenMultipartUploadSurvivesARestart() throws IOException {
    String key = "media/a/original";
    String uploadId;
    String eTag;
    try (EmbeddedS3 server = start();
        S3Client s3 = Clients.client(server.endpoint())) {
      uploadId = createMultipart(s3, key);
      eTag = uploadPart(s3, key, uploadId, "part one");
    }
    try (EmbeddedS3 server = start();
        S3Client s3 = Clients.client(server.endpoint())) {
      assertThat(s3.listParts(list -> list.bucket(BUCKET).key(key).uploadId(uploadId)).parts())
          .hasSize(1);
      complete(s3, key, uploadId, eTag);
      assertThat(read(s3, key)).isEqualTo("part one");
    }
  }

  @Test
  void aConditionalCompletionIsRefusedWhereTheObjectExists() throws IOException {
    String key = "media/a/original";
    try (EmbeddedS3 server = start();
        S3Client s3 = Clients.client(server.endpoint())) {
      String uploadId = createMultipart(s3, key);
      String eTag = uploadPart(s3, key, uploadId, "second");
      put(s3, key, "first");

      assertThatThrownBy(() -> complete(s3, key, uploadId, eTag))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
      assertThat(read(s3, key)).isEqualTo("first");
    }
  }

  @Test
  void aCompletedMultipartUploadIsKnownNoMore() throws IOException {
    String key = "media/a/original";
    try (EmbeddedS3 server = start();
        S3Client s3 = Clients.client(server.endpoint())) {
      String uploadId = createMultipart(s3, key);
      complete(s3, key, uploadId, uploadPart(s3, key, uploadId, "part"));

      assertThatThrownBy(
              () -> s3.listParts(list -> list.bucket(BUCKET).key(key).uploadId(uploadId)))
          .isInstanceOf(NoSuchUploadException.class);
      assertThatThrownBy(() -> uploadPart(s3, key, uploadId, "late"))
          .isInstanceOf(NoSuchUploadException.class);
      assertThatThrownBy(() ->
              s3.abortMultipartUpload(abort -> abort.bucket(BUCKET).key(key).uploadId(uploadId)))
          .isInstanceOf(NoSuchUploadException.class);
    }
  }

  @Test
  void leftoversOfAKilledRunAreSweptAtTheStart() throws IOException {
    start().close();
    Path bucket = folder.resolve("buckets").resolve(BUCKET);
    Path item = Files.createDirectories(bucket.resolve("media/a"));
    Path leftover = Files.writeString(item.resolve("original-" + UUID.randomUUID()), "half");
    Path spooled = Files.writeString(folder.resolve("spool").resolve("body1"), "half");

    start().close();

    assertThat(leftover).doesNotExist();
    assertThat(spooled).doesNotExist();
  }

  @Test
  void temporaryFilesOfWritesUnderWayAreNotListed() throws IOException {
    try (EmbeddedS3 server = start();
        S3Client s3 = Clients.client(server.endpoint())) {
      put(s3, "media/a/original", "x");
      Path item = folder.resolve("buckets").resolve(BUCKET).resolve("media/a");
      Files.writeString(item.resolve("original-" + UUID.randomUUID()), "half");

      assertThat(s3.listObjectsV2(list -> list.bucket(BUCKET)).contents())
          .extracting(object -> object.key())
          .containsExactly("media/a/original");
    }
  }

  @Test
  void headTellsTheChecksumOfWhatWasPut() throws IOException {
    try (EmbeddedS3 server = start();
        S3Client s3 = Clients.client(server.endpoint())) {
      put(s3, "media/a/original", "123456789");

      assertThat(head(s3, "media/a/original").checksumCRC64NVME()).isEqualTo("rosUhgp5mIg=");
    }
  }

  @Test
  void headTellsTheChecksumOfABodyThatIsNotHeldInMemory() throws IOException {
    String large = "0123456789".repeat(300_000);
    try (EmbeddedS3 server = start();
        S3Client s3 = Clients.client(server.endpoint())) {
      put(s3, "media/a/original", large);

      assertThat(head(s3, "media/a/original").checksumCRC64NVME()).isEqualTo(crc64Nvme(large));
      assertThat(read(s3, "media/a/original")).isEqualTo(large);
    }
  }

  @Test
  void headTellsTheChecksumOverAllPartsOfAMultipartUpload() throws IOException {
    try (EmbeddedS3 server = start();
        S3Client s3 = Clients.client(server.endpoint())) {
      String uploadId = createMultipart(s3, "a");
      complete(s3, "a", uploadId, uploadPart(s3, "a", uploadId, "123456789"));

      assertThat(head(s3, "a").checksumCRC64NVME()).isEqualTo("rosUhgp5mIg=");
    }
  }

  @Test
  void aCopyInPlaceReplacesTheMetadataAndKeepsBytesAndChecksum() throws IOException {
    try (EmbeddedS3 server = start();
        S3Client s3 = Clients.client(server.endpoint())) {
      put(s3, "a", "123456789");
      HeadObjectResponse before = head(s3, "a");

      s3.copyObject(copy ->
          copy.sourceBucket(BUCKET)
              .sourceKey("a")
              .destinationBucket(BUCKET)
              .destinationKey("a")
              .copySourceIfMatch(before.eTag())
              .metadataDirective(MetadataDirective.REPLACE)
              .contentType("audio/mpeg"));

      HeadObjectResponse after = head(s3, "a");
      assertThat(before.contentType()).isNotEqualTo("audio/mpeg");
      assertThat(after.contentType()).isEqualTo("audio/mpeg");
      assertThat(after.checksumCRC64NVME()).isEqualTo(before.checksumCRC64NVME());
      assertThat(read(s3, "a")).isEqualTo("123456789");
    }
  }

  @Test
  void theConfigurationDoesNotShowItsSecret() {
    assertThat(Clients.config(folder).toString()).contains("key-id").doesNotContain(Clients.SECRET);
  }

  private EmbeddedS3 start() throws IOException {
    return EmbeddedS3.start(Clients.config(folder));
  }

  private static String createMultipart(S3Client s3, String key) {
    return s3.createMultipartUpload(create ->
            create
                .bucket(BUCKET)
                .key(key)
                .checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME)
                .checksumType(ChecksumType.FULL_OBJECT))
        .uploadId();
  }

  private static String uploadPart(S3Client s3, String key, String uploadId, String content) {
    return s3.uploadPart(
            part ->
                part.bucket(BUCKET)
                    .key(key)
                    .uploadId(uploadId)
                    .partNumber(1)
                    .checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME),
            RequestBody.fromString(content))
        .eTag();
  }

  private static void complete(S3Client s3, String key, String uploadId, String eTag) {
    CompletedPart part = CompletedPart.builder().partNumber(1).eTag(eTag).build();
    s3.completeMultipartUpload(complete ->
        complete
            .bucket(BUCKET)
            .key(key)
            .uploadId(uploadId)
            .ifNoneMatch("*")
            .multipartUpload(upload -> upload.parts(part)));
  }

  private static void put(S3Client s3, String key, String content) {
    s3.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(content));
  }

  private static String read(S3Client s3, String key) {
    return s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
  }

  private static HeadObjectResponse head(S3Client s3, String key) {
    return s3.headObject(head -> head.bucket(BUCKET).key(key).checksumMode(ChecksumMode.ENABLED));
  }

  private static String crc64Nvme(String content) {
    SdkChecksum checksum = FlexChecksum.CRC64NVME.newChecksum();
    byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    checksum.update(bytes, 0, bytes.length);
    return Base64.getEncoder().encodeToString(checksum.getChecksumBytes());
  }
}
