package dev.vivace.media.upload;

import dev.vivace.media.CredentialsLife;
import dev.vivace.media.Keys;
import dev.vivace.media.MediaStore;
import dev.vivace.media.TestMedia;
import dev.vivace.media.UrlRewrites;
import dev.vivace.testkit.S3Coordinates;
import java.time.Clock;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;

/** One process of a function, as far as uploads are concerned. */
final class UploadProcess implements AutoCloseable {
  static final long MAX_SIZE_BYTES = 100L * 1024 * 1024;

  private final TestMedia media;
  private final Uploads uploads;

  UploadProcess(S3Coordinates at, ExecutionInterceptor... interceptors) {
    this(TestMedia.of(at, interceptors));
  }

  UploadProcess(TestMedia media) {
    this.media = media;
    uploads =
        new Uploads(
            media.s3(),
            new UploadSettings(media.at().bucket(), MAX_SIZE_BYTES),
            TestMedia.ids(),
            TestMedia.DETECTOR);
  }

  Uploads uploads() {
    return uploads;
  }

  UploadUrls urls() {
    return urls(CredentialsLife.unlimited(Clock.systemUTC()));
  }

  UploadUrls urls(CredentialsLife life) {
    return new UploadUrls(media.presigner(), media.at().bucket(), UrlRewrites.none(), life);
  }

  MediaStore store() {
    return media.store();
  }

  TestMedia media() {
    return media;
  }

  /** Sends a part as the browser's PUT would, but by the SDK. */
  void sendPart(Upload upload, int number, byte[] bytes) {
    media
        .s3()
        .uploadPart(
            part ->
                part.bucket(media.at().bucket())
                    .key(Keys.original(upload.mediaId()))
                    .uploadId(upload.multipartId())
                    .partNumber(number)
                    .checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME),
            RequestBody.fromBytes(bytes));
  }

  @Override
  public void close() {
    media.close();
  }
}
