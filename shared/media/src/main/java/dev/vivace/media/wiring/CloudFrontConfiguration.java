package dev.vivace.media.wiring;

import dev.vivace.lambda.forwarded.AddressRange;
import dev.vivace.media.signing.CloudFrontSigner.Distribution;
import dev.vivace.media.signing.MediaAddress;
import java.net.Inet4Address;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A CloudFront distribution that playback URLs lead through, by environment variables; none where
 * they are not set.
 *
 * @param distribution {@code CLOUDFRONT_URL}: where it is called, without a path; {@code
 *     CLOUDFRONT_KEY_ID}: the public key in its key group; {@code CLOUDFRONT_SOURCE_IP}: an IPv4
 *     network that URLs are bound to, by a custom policy
 * @param keySecretArn {@code CLOUDFRONT_KEY_SECRET_ARN}: the secret in Secrets Manager that holds
 *     the private key, as PEM
 */
public record CloudFrontConfiguration(
    Optional<Distribution> distribution, Optional<String> keySecretArn) {
  /**
   * Reads and checks all of them.
   *
   * @throws IllegalArgumentException if one is missing or wrong; the message names it
   */
  public static CloudFrontConfiguration from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    Optional<URI> origin = variables.parsed("CLOUDFRONT_URL", MediaAddress::endpoint);
    Optional<String> keyId = variables.parsed("CLOUDFRONT_KEY_ID", CloudFrontConfiguration::keyId);
    Optional<String> secretArn =
        variables.parsed("CLOUDFRONT_KEY_SECRET_ARN", AccessConfiguration::arn);
    Optional<String> sourceIp =
        variables.parsed("CLOUDFRONT_SOURCE_IP", CloudFrontConfiguration::network);
    boolean none = Stream.of(origin, keyId, secretArn, sourceIp).allMatch(Optional::isEmpty);
    boolean all = Stream.of(origin, keyId, secretArn).allMatch(Optional::isPresent);
    if (!none && !all) {
      throw new IllegalArgumentException(
          "CLOUDFRONT_URL, CLOUDFRONT_KEY_ID and CLOUDFRONT_KEY_SECRET_ARN must be set all three,"
              + " and CLOUDFRONT_SOURCE_IP not without them");
    }
    return new CloudFrontConfiguration(
        origin.map(url -> new Distribution(url, keyId.orElseThrow(), sourceIp)), secretArn);
  }

  private static String keyId(String value) {
    if (!value.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
      throw new IllegalArgumentException("must be like K2JCJMDEHXQW5F, not '" + value + "'");
    }
    return value;
  }

  /** CloudFront's policies know no IPv6. */
  private static String network(String value) {
    AddressRange range = AddressRange.parse(value);
    if (!(range.network() instanceof Inet4Address network)) {
      throw new IllegalArgumentException("must be an IPv4 network, not '" + value + "'");
    }
    return network.getHostAddress() + "/" + range.prefixBits();
  }
}
