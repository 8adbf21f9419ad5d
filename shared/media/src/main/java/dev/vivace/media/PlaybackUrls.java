package dev.vivace.media;

import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Signs URLs by which a browser reads media items from the bucket. A type that a browser could
 * execute is always sent as an attachment, whatever was asked for. Signing asks S3 nothing.
 *
 * <p>A duration is from one second to seven days, else {@link IllegalArgumentException}.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class PlaybackUrls {

  /**
   * @param presigner signs for the address where browsers see the bucket; the caller closes it
   * @param bucket name of the bucket
   */
  public PlaybackUrls(S3Presigner presigner, String bucket) {}

  /** A URL for {@code GET}, with any {@code Range}. */
  public PresignedUrl get(MediaItem item, Disposition disposition, Duration validFor) {
    throw new UnsupportedOperationException();
  }

  /** A URL for {@code HEAD}: the signature of a {@code GET} does not serve it. */
  public PresignedUrl head(MediaItem item, Disposition disposition, Duration validFor) {
    throw new UnsupportedOperationException();
  }

  /**
   * A URL for {@code GET} of a rendition, named like the item but with the extension of its format.
   */
  public PresignedUrl getRendition(
      MediaItem item, Rendition rendition, Disposition disposition, Duration validFor) {
    throw new UnsupportedOperationException();
  }
}
