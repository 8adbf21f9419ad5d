package dev.vivace.media.upload;

import dev.vivace.media.MediaItem;
import dev.vivace.media.TestMedia;
import dev.vivace.media.signing.CredentialsLife;
import dev.vivace.media.signing.S3Signer;
import dev.vivace.media.signing.UrlRewrites;
import dev.vivace.media.store.LabeledItem;
import dev.vivace.media.store.MediaKeys;
import dev.vivace.media.store.MediaStore;
import dev.vivace.testkit.S3Coordinates;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;

/** One process of a function, as far as uploads are concerned. */
final class UploadProcess implements AutoCloseable {
  static final long MAX_SIZE_BYTES = 100L * 1024 * 1024;

  private static final UploadSettings SETTINGS = new UploadSettings(MAX_SIZE_BYTES);

  private final TestMedia media;
  private final Uploads uploads;

  UploadProcess(S3Coordinates at, ExecutionInterceptor... interceptors) {
    this(TestMedia.of(at, interceptors));
  }

  UploadProcess(TestMedia media) {
    this(
        media,
        new Uploads(
            media.bucket(), SETTINGS, TestMedia.ids(), TestMedia.DETECTOR, Clock.systemUTC()));
  }

  private UploadProcess(TestMedia media, Uploads uploads) {
    this.media = media;
    this.uploads = uploads;
  }

  /** One that copies nothing longer than that by one request. */
  static UploadProcess copyingPieces(long pieceBytes, Clock clock, TestMedia media) {
    Completion completion = new Completion(media.bucket(), TestMedia.DETECTOR, clock, pieceBytes);
    return new UploadProcess(
        media, new Uploads(media.bucket(), SETTINGS, TestMedia.ids(), completion, clock));
  }

  /** The item; fails where it takes longer than anybody waits. */
  MediaItem complete(UploadId id) {
    return switch (uploads.complete(id, Duration.ofSeconds(15))) {
      case Uploads.Outcome.Complete(LabeledItem stored) -> stored.item();
      case Uploads.Outcome.Unfinished(Upload upload) -> throw new AssertionError(upload);
    };
  }

  Uploads uploads() {
    return uploads;
  }

  UploadUrls urls() {
    return urls(CredentialsLife.unlimited(Clock.systemUTC()));
  }

  UploadUrls urls(CredentialsLife life) {
    S3Signer signer = new S3Signer(media.presigner(), UrlRewrites.none(), life);
    return new UploadUrls(signer, () -> signer);
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
                    .key(MediaKeys.original(upload.mediaId()))
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
