package dev.vivace.media;

import java.net.URI;
import java.time.Instant;

/**
 * A URL that carries a permission. {@link #toString} leaves the URL out, so that no log gets it.
 *
 * @param url absolute; host and path are part of the signature and must not be rewritten
 * @param expiresAt when it ends, unless the signer's own credentials end before
 */
public record PresignedUrl(URI url, Instant expiresAt) {
  @Override
  public String toString() {
    return "PresignedUrl[expiresAt=" + expiresAt + "]";
  }
}
