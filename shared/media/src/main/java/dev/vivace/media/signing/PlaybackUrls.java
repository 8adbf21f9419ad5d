package dev.vivace.media.signing;

import dev.vivace.lambda.forwarded.Addresses;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Signs URLs by which a client reads media items from the bucket. Signing asks S3 nothing.
 *
 * <p>A duration is from one second to seven days, else {@link IllegalArgumentException}.
 */
public final class PlaybackUrls {
  private final ObjectSigner signer;
  private final Supplier<ObjectSigner> inside;

  /**
   * @param signer signs for browsers
   * @param inside the signer for callers beside the bucket; asked for when it is needed
   */
  public PlaybackUrls(ObjectSigner signer, Supplier<ObjectSigner> inside) {
    this.signer = signer;
    this.inside = inside;
  }

  /** URLs for browsers, as without this, or for callers beside the bucket. */
  public PlaybackUrls to(Addresses addresses) {
    return switch (addresses) {
      case PUBLIC -> this;
      case INSIDE -> new PlaybackUrls(inside.get(), inside);
    };
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
