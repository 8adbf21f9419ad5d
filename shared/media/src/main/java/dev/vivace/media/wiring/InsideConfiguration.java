package dev.vivace.media.wiring;

import dev.vivace.lambda.forwarded.PublicApi;
import dev.vivace.media.signing.MediaAddress;
import dev.vivace.media.signing.UrlRewrites;
import java.net.URI;
import java.util.Optional;

/**
 * Addresses at which callers beside the API see it and the bucket, by environment variables.
 *
 * @param api {@code INSIDE_API_URL}, path prefix included
 * @param mediaUrl of {@code INSIDE_MEDIA_URL} what reaches S3; S3's own address where it is not set
 * @param mediaRewrites the path prefix of {@code INSIDE_MEDIA_URL}, which a proxy takes away
 */
public record InsideConfiguration(
    PublicApi api, Optional<URI> mediaUrl, UrlRewrites mediaRewrites) {
  /** Empty if {@code INSIDE_API_URL} is not set: then nobody may ask for inside addresses. */
  static Optional<InsideConfiguration> from(Variables variables) {
    Optional<PublicApi> api =
        variables.parsed("INSIDE_API_URL", value -> PublicApi.at(URI.create(value)));
    Optional<MediaAddress> media = variables.parsed("INSIDE_MEDIA_URL", MediaAddress::of);
    if (api.isEmpty() && media.isPresent()) {
      throw new IllegalArgumentException("INSIDE_MEDIA_URL needs INSIDE_API_URL, which is not set");
    }
    return api.map(at ->
        new InsideConfiguration(
            at,
            media.map(MediaAddress::origin),
            media.map(url -> url.behind(UrlRewrites.none())).orElseGet(UrlRewrites::none)));
  }
}
