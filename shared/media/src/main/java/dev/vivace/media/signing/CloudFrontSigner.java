package dev.vivace.media.signing;

import java.net.URI;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudfront.CloudFrontUtilities;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Signs for a CloudFront distribution (Amazon CloudFront Developer Guide, "Use signed URLs"): by a
 * canned policy, or by a custom one where addresses are bounded. The credentials of the function
 * have no part in it.
 *
 * <p>What an answer is to say of itself is part of the URL, by the names that S3 has for it, and so
 * of what is signed. The distribution has to hand these parameters on to S3, and to keep the
 * answers apart by them.
 */
public final class CloudFrontSigner implements ObjectSigner {
  /**
   * A distribution in front of the bucket.
   *
   * @param origin scheme, host and port at which it is called
   * @param keyId of the public key in its key group; {@code Key-Pair-Id}
   * @param sourceIp addresses that may use a URL, an IPv4 network such as {@code 192.0.2.0/24};
   *     empty for all
   */
  public record Distribution(URI origin, String keyId, Optional<String> sourceIp) {}

  private final CloudFrontUtilities signer = CloudFrontUtilities.create();
  private final Distribution distribution;
  private final Supplier<PrivateKey> key;
  private final UrlRewrites rewrites;
  private final Clock clock;

  /**
   * @param key asked for with every signature
   * @param rewrites what makes of what reaches CloudFront what browsers call
   */
  public CloudFrontSigner(
      Distribution distribution, Supplier<PrivateKey> key, UrlRewrites rewrites, Clock clock) {
    this.distribution = distribution;
    this.key = key;
    this.rewrites = rewrites;
    this.clock = clock;
  }

  /** The same for both methods: they are no part of what is signed. */
  @Override
  public PresignedUrl sign(ReadMethod method, LinkedObject object, Duration validFor) {
    Instant end = clock.instant().plus(PresignedUrl.checked(validFor));
    Instant expiresAt = end.truncatedTo(ChronoUnit.SECONDS);
    String resource = resource(object);
    String signed =
        distribution
            .sourceIp()
            .map(network -> custom(resource, expiresAt, network))
            .orElseGet(() -> canned(resource, expiresAt));
    return new PresignedUrl(rewrites.browsers(URI.create(signed)), expiresAt);
  }

  private String resource(LinkedObject object) {
    return "%s/%s?response-content-disposition=%s&response-content-type=%s"
        .formatted(
            distribution.origin(),
            object.key(),
            SdkHttpUtils.urlEncode(object.contentDisposition()),
            SdkHttpUtils.urlEncode(object.contentType().value()));
  }

  private String canned(String resource, Instant expiresAt) {
    return signer
        .getSignedUrlWithCannedPolicy(sign ->
            sign.resourceUrl(resource)
                .keyPairId(distribution.keyId())
                .privateKey(key.get())
                .expirationDate(expiresAt))
        .url();
  }

  private String custom(String resource, Instant expiresAt, String network) {
    return signer
        .getSignedUrlWithCustomPolicy(sign ->
            sign.resourceUrl(resource)
                .keyPairId(distribution.keyId())
                .privateKey(key.get())
                .expirationDate(expiresAt)
                .ipRange(network))
        .url();
  }
}
