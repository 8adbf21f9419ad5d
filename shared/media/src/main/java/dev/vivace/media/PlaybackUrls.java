package dev.vivace.media;

import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Signs URLs by which a browser reads media items from the bucket. A type that a browser could
 * execute is always sent as an attachment, whatever was asked for. Signing asks S3 nothing.
 *
 * <p>A duration is from one second to seven days, else {@link IllegalArgumentException}.
 */
public final class PlaybackUrls {
  private final S3Presigner presigner;
  private final String bucket;
  private final UrlRewrites rewrites;

  /**
   * @param presigner signs for what reaches S3; the caller closes it
   * @param bucket name of the bucket
   * @param rewrites what makes of that what browsers call
   */
  public PlaybackUrls(S3Presigner presigner, String bucket, UrlRewrites rewrites) {
    this.presigner = presigner;
    this.bucket = bucket;
    this.rewrites = rewrites;
  }

  /** A URL for {@code GET}, with any {@code Range}. */
  public PresignedUrl get(MediaItem item, Disposition disposition, Duration validFor) {
    return get(
        new Target(Keys.original(item.id()), item.contentType(), item.fileName()),
        disposition,
        validFor);
  }

  /** A URL for {@code HEAD}: the signature of a {@code GET} does not serve it. */
  public PresignedUrl head(MediaItem item, Disposition disposition, Duration validFor) {
    MediaType type = item.contentType();
    return PresignedUrl.of(
        presigner.presignHeadObject(sign ->
            sign.signatureDuration(PresignedUrl.checked(validFor))
                .headObjectRequest(head ->
                    head.bucket(bucket)
                        .key(Keys.original(item.id()))
                        .responseContentType(type.value())
                        .responseContentDisposition(
                            item.fileName().toContentDisposition(type.harmless(disposition))))),
        rewrites);
  }

  /**
   * A URL for {@code GET} of a rendition, named like the item but with the extension of its format.
   */
  public PresignedUrl getRendition(
      MediaItem item, Rendition rendition, Disposition disposition, Duration validFor) {
    FileName name = item.fileName().withExtension(rendition.name().format());
    return get(
        new Target(Keys.rendition(item.id(), rendition.name()), rendition.contentType(), name),
        disposition,
        validFor);
  }

  private record Target(String key, MediaType type, FileName name) {}

  private PresignedUrl get(Target target, Disposition disposition, Duration validFor) {
    return PresignedUrl.of(
        presigner.presignGetObject(sign ->
            sign.signatureDuration(PresignedUrl.checked(validFor))
                .getObjectRequest(get ->
                    get.bucket(bucket)
                        .key(target.key())
                        .responseContentType(target.type().value())
                        .responseContentDisposition(
                            target
                                .name()
                                .toContentDisposition(target.type().harmless(disposition))))),
        rewrites);
  }
}
