package dev.vivace.media.signing;

import java.time.Duration;

/** Makes URLs by which a browser reads one object of the bucket. Signing asks S3 nothing. */
public sealed interface ObjectSigner permits S3Signer, CloudFrontSigner {
  /** Returns a URL for the method; one for {@code GET} serves any {@code Range}. */
  PresignedUrl sign(ReadMethod method, LinkedObject object, Duration validFor);
}
