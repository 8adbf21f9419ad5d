package dev.vivace.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vivace.media.CrashInterceptor;
import dev.vivace.media.FileName;
import dev.vivace.media.MeanwhileInterceptor;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaType;
import dev.vivace.media.TestMedia;
import dev.vivace.media.s3.Content;
import dev.vivace.testkit.S3Server;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** A rendition is kept whole, or not at all. */
@Timeout(120)
class RenditionUploadTest {
  private static final RenditionName WAV = new RenditionName("wav");
  private static final MediaType TYPE = new MediaType("audio/wav");
  private static final int PIECE_BYTES = 700_001;

  @RegisterExtension static final S3Server S3 = new S3Server();

  private final TestMedia media = TestMedia.of(S3.coordinates());
  private final MediaId id =
      media.store().store(FileName.of("t.wav"), Content.of(TestMedia.sample("tone.wav"))).id();

  @AfterEach
  void close() {
    media.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void allThatWasWrittenIsKept(int sizeBytes) {
    keep(media, sizeBytes);

    assertThat(keptBytes()).isEqualTo(sizeBytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, RenditionUpload.PART_BYTES, 2 * RenditionUpload.PART_BYTES + 1})
  void theBeginningIsKeptAsItWasWrittenLast(int sizeBytes) {
    byte[] bytes = bytes(sizeBytes);
    try (RenditionUpload upload = media.store().beginRendition(id, WAV, TYPE)) {
      write(upload, bytes);
      upload.rewrite(3, new byte[] {1, 2, 3, 4});
      upload.rewrite(4, new byte[] {7});
      upload.finish();
    }

    byte[] expected = bytes.clone();
    System.arraycopy(new byte[] {1, 7, 3, 4}, 0, expected, 3, 4);
    assertThat(Arrays.mismatch(kept(), expected)).isEqualTo(-1);
  }

  @Test
  void onlyWhatWasWrittenIsWrittenAgain() {
    try (RenditionUpload upload = media.store().beginRendition(id, WAV, TYPE)) {
      upload.write(new byte[10], 0, 10);
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> upload.rewrite(8, new byte[3]));
    }
  }

  @ParameterizedTest(name = "memory is out at part {0}")
  @ValueSource(ints = {1, 2, 3})
  void whatLosesAPartForLackOfMemoryIsNotKept(int part) {
    try (TestMedia poor =
        TestMedia.of(
            S3.coordinates(),
            new MeanwhileInterceptor(
                UploadPartRequest.class, part, RenditionUploadTest::outOfMemory))) {
      keep(poor, 2 * RenditionUpload.PART_BYTES + 100);
    }

    assertNothingIsKept();
  }

  @ParameterizedTest(name = "the process fails after its request {0}")
  @ValueSource(ints = {1, 2, 3, 4})
  void whatLosesAPartByAnUnforeseenFailureIsNotKept(int request) {
    try (TestMedia failing = TestMedia.of(S3.coordinates(), new CrashInterceptor(request))) {
      keep(failing, 2 * RenditionUpload.PART_BYTES + 100);
    }

    assertThat(media.store().findRendition(id, WAV)).isEmpty();
  }

  @Test
  void whatS3HasMadeOfFewerPartsIsNotKept() {
    try (TestMedia forgetful = TestMedia.of(S3.coordinates(), new ForgottenPart())) {
      keep(forgetful, 2 * RenditionUpload.PART_BYTES + 100);
    }

    assertNothingIsKept();
  }

  @Test
  void whatIsNotFinishedIsNotKept() {
    byte[] bytes = bytes(RenditionUpload.PART_BYTES + 100);
    try (RenditionUpload upload = media.store().beginRendition(id, WAV, TYPE)) {
      upload.write(bytes, 0, bytes.length);
    }

    assertNothingIsKept();
  }

  private static void outOfMemory() {
    throw new OutOfMemoryError("none left");
  }

  private void keep(TestMedia process, int sizeBytes) {
    byte[] bytes = bytes(sizeBytes);
    try (RenditionUpload upload = process.store().beginRendition(id, WAV, TYPE)) {
      write(upload, bytes);
      upload.finish();
    }
  }

  private static void write(RenditionUpload upload, byte[] bytes) {
    for (int at = 0; at < bytes.length; at += PIECE_BYTES) {
      upload.write(bytes, at, Math.min(PIECE_BYTES, bytes.length - at));
    }
  }

  private static byte[] bytes(int sizeBytes) {
    byte[] bytes = new byte[sizeBytes];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private byte[] kept() {
    String key = MediaKeys.rendition(id, WAV);
    return media
        .s3()
        .getObjectAsBytes(get -> get.bucket(media.at().bucket()).key(key))
        .asByteArray();
  }

  private long keptBytes() {
    return media.store().findRendition(id, WAV).orElseThrow().sizeBytes();
  }

  private void assertNothingIsKept() {
    assertThat(media.store().findRendition(id, WAV)).isEmpty();
    assertThat(
            media.s3().listMultipartUploads(list -> list.bucket(S3Server.BUCKET)).uploads().stream()
                .filter(upload -> upload.key().contains(id.value())))
        .isEmpty();
  }

  /** A client that completes a multipart upload without its last part. */
  private static final class ForgottenPart implements ExecutionInterceptor {
    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
      if (!(context.request() instanceof CompleteMultipartUploadRequest complete)) {
        return context.request();
      }
      List<CompletedPart> parts = complete.multipartUpload().parts();
      return complete.toBuilder()
          .multipartUpload(
              CompletedMultipartUpload.builder().parts(parts.subList(0, parts.size() - 1)).build())
          .build();
    }
  }
}
