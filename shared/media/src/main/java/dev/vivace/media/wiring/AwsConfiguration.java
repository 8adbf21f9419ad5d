package dev.vivace.media.wiring;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;

/**
 * What Lambda sets for the SDK, by the SDK's own environment variables. The credentials are read
 * here rather than by the SDK's chain of providers, which would load all of them at a cold start.
 *
 * @param region {@code AWS_REGION}
 * @param credentials {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, {@code
 *     AWS_SESSION_TOKEN}: the function's role, fixed for the life of the process
 * @param s3Endpoint {@code AWS_ENDPOINT_URL_S3}: another S3 than the region's, spoken to path-style
 * @param secretsManagerEndpoint {@code AWS_ENDPOINT_URL_SECRETS_MANAGER}: another Secrets Manager
 *     than the region's
 */
public record AwsConfiguration(
    Region region,
    AwsCredentials credentials,
    Optional<URI> s3Endpoint,
    Optional<URI> secretsManagerEndpoint) {

  /**
   * Reads and checks all of them.
   *
   * @throws IllegalArgumentException if one is missing or wrong; the message names it
   */
  public static AwsConfiguration from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    return new AwsConfiguration(
        Region.of(variables.required("AWS_REGION")),
        credentials(variables),
        variables.parsed("AWS_ENDPOINT_URL_S3", MediaConfiguration::endpoint),
        variables.parsed("AWS_ENDPOINT_URL_SECRETS_MANAGER", URI::create));
  }

  private static AwsCredentials credentials(Variables variables) {
    String id = variables.required("AWS_ACCESS_KEY_ID");
    String secret = variables.required("AWS_SECRET_ACCESS_KEY");
    return variables
        .text("AWS_SESSION_TOKEN")
        .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
        .orElseGet(() -> AwsBasicCredentials.create(id, secret));
  }
}
