package dev.vivace.media.signing;

import java.time.Duration;

/**
 * Signs URLs by which a browser reads media items from the bucket. Signing asks S3 nothing.
 *
 * <p>A duration is from one second to seven days, else {@link IllegalArgumentException}.
 */
public final class PlaybackUrls {
  private final ObjectSigner signer;

  public PlaybackUrls(ObjectSigner signer) {
    this.signer = signer;
  }

  /** Returns a URL for the method; one for {@code GET} serves any {@code Range}. */
  public PresignedUrl sign(ReadMethod method, LinkedObject object, Duration validFor) {
    return signer.sign(method, object, validFor);
  }

  /** Returns a URL for {@code GET}, with any {@code Range}. */
  public PresignedUrl get(LinkedObject object, Duration validFor) {
    return sign(ReadMethod.GET, object, validFor);
  }
}
