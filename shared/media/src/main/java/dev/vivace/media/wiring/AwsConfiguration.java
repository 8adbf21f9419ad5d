package dev.vivace.media.wiring;

import dev.vivace.media.s3.direct.S3Address;
import dev.vivace.media.signing.MediaAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The variables that Lambda sets for the SDK, which are the SDK's own. The credentials are read
 * here rather than by the SDK's chain of providers, which would load all of them at a cold start.
 *
 * @param region {@code AWS_REGION}; the SDK's own type makes a table of all regions
 * @param credentials {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, {@code
 *     AWS_SESSION_TOKEN}: the function's role, fixed for the life of the process. A session ends
 *     when {@code AWS_CREDENTIAL_EXPIRATION} says, or, since Lambda does not say, {@code
 *     ROLE_SESSION_SECONDS} after the process has started. Where that is not set, either: twelve
 *     hours, which no session of a role outlives (AWS STS API Reference, {@code AssumeRole})
 * @param s3Endpoint {@code AWS_ENDPOINT_URL_S3}: another S3 than the region's, spoken to path-style
 * @param secretsManagerEndpoint {@code AWS_ENDPOINT_URL_SECRETS_MANAGER}: another Secrets Manager
 *     than the region's
 * @param lambdaEndpoint {@code AWS_ENDPOINT_URL_LAMBDA}: another Lambda than the region's
 * @param kinesisVideoEndpoint {@code AWS_ENDPOINT_URL_KINESIS_VIDEO}: another Kinesis Video Streams
 *     than the region's
 * @param hasOwnAddresses whether a further variable of the SDK, such as {@code
 *     AWS_USE_FIPS_ENDPOINT}, may give S3 another address, which only the SDK knows
 */
public record AwsConfiguration(
    String region,
    AwsCredentials credentials,
    Optional<URI> s3Endpoint,
    Optional<URI> secretsManagerEndpoint,
    Optional<URI> lambdaEndpoint,
    Optional<URI> kinesisVideoEndpoint,
    boolean hasOwnAddresses) {
  private static final List<String> ADDRESS_VARIABLES =
      List.of(
          "AWS_ENDPOINT_URL",
          "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
          "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT",
          "AWS_USE_DUALSTACK_ENDPOINT",
          "AWS_USE_FIPS_ENDPOINT");

  private static final long MIN_SESSION_SECONDS = 60;
  private static final long MAX_SESSION_SECONDS = Duration.ofHours(12).toSeconds();

  /**
   * Reads and checks all of them, at the start of the process.
   *
   * @throws IllegalArgumentException if one is missing or wrong; the message names it
   */
  public static AwsConfiguration from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    return new AwsConfiguration(
        variables.required("AWS_REGION"),
        credentials(variables),
        variables.parsed("AWS_ENDPOINT_URL_S3", MediaAddress::endpoint),
        variables.parsed("AWS_ENDPOINT_URL_SECRETS_MANAGER", URI::create),
        variables.parsed("AWS_ENDPOINT_URL_LAMBDA", URI::create),
        variables.parsed("AWS_ENDPOINT_URL_KINESIS_VIDEO", URI::create),
        ADDRESS_VARIABLES.stream().anyMatch(name -> variables.text(name).isPresent()));
  }

  /**
   * The address at which S3 answers for a bucket, if that is certain.
   *
   * @param endpoint another S3 than the region's, spoken to path-style
   */
  Optional<S3Address> address(String bucket, Optional<URI> endpoint) {
    return hasOwnAddresses ? Optional.empty() : S3Address.of(bucket, region, endpoint);
  }

  private static AwsCredentials credentials(Variables variables) {
    String id = variables.required("AWS_ACCESS_KEY_ID");
    String secret = variables.required("AWS_SECRET_ACCESS_KEY");
    // Begun in any case: caches of classes are trained without a session, and functions have one.
    AwsSessionCredentials.Builder session =
        AwsSessionCredentials.builder()
            .accessKeyId(id)
            .secretAccessKey(secret)
            .expirationTime(sessionEnd(variables));
    return variables
        .text("AWS_SESSION_TOKEN")
        .<AwsCredentials>map(token -> session.sessionToken(token).build())
        .orElseGet(() -> AwsBasicCredentials.create(id, secret));
  }

  private static Instant sessionEnd(Variables variables) {
    long seconds =
        variables
            .number("ROLE_SESSION_SECONDS", MIN_SESSION_SECONDS, MAX_SESSION_SECONDS)
            .orElse(MAX_SESSION_SECONDS);
    return variables
        .parsed("AWS_CREDENTIAL_EXPIRATION", AwsConfiguration::instant)
        .orElseGet(() -> Instant.now().plusSeconds(seconds));
  }

  private static Instant instant(String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException("must be like 2026-11-20T12:34:56Z", wrong);
    }
  }
}
