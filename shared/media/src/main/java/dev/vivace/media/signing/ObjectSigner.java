package dev.vivace.media.signing;

import java.time.Duration;

/** Makes URLs by which a browser reads one object of the bucket. Signing asks S3 nothing. */
public sealed interface ObjectSigner permits S3Signer, CloudFrontSigner {
  /** A URL for {@code GET}, with any {@code Range}. */
  PresignedUrl get(LinkedObject object, Duration validFor);

  /** A URL for {@code HEAD}. */
  PresignedUrl head(LinkedObject object, Duration validFor);
}
