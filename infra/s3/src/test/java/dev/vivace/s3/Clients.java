package dev.vivace.s3;

import dev.vivace.s3.access.AccessKey;
import dev.vivace.s3.cors.CorsRule;
import dev.vivace.s3.http.ClientLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Clients and settings of these tests. */
final class Clients {
  static final String BUCKET = "media";
  static final String ORIGIN = "http://app.example:3000";

  static final String ACCESS_KEY_ID = "key-id";
  static final String SECRET = "secret";

  /** One for all: each new one reads the certificates that the machine trusts. */
  private static final SdkHttpClient HTTP = AwsCrtHttpClient.create();

  private Clients() {}

  static EmbeddedS3Config config(Path folder) {
    return config(folder, ClientLimits.standard());
  }

  static EmbeddedS3Config config(Path folder, ClientLimits limits) {
    CorsRule rule =
        new CorsRule(
            List.of(ORIGIN),
            List.of("GET", "HEAD", "PUT"),
            List.of("*"),
            List.of("ETag", "Content-Range"),
            600);
    return new EmbeddedS3Config(
        folder,
        0,
        new AccessKey(ACCESS_KEY_ID, SECRET),
        List.of(new Bucket(BUCKET, List.of(rule))),
        limits);
  }

  static S3Client client(URI endpoint) {
    return client(endpoint, SECRET);
  }

  static S3Client client(URI endpoint, String secret) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(credentials(secret))
        .forcePathStyle(true)
        .httpClient(HTTP)
        .build();
  }

  static S3Presigner presigner(URI endpoint) {
    return S3Presigner.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(credentials(SECRET))
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  /** A URL for GET as it would have been signed at another time. */
  static URI presignedAt(Instant time, Duration validFor, URI object) {
    SdkHttpRequest get = SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(object).build();
    return AwsV4HttpSigner.create()
        .sign(sign ->
            sign.identity(AwsCredentialsIdentity.create(ACCESS_KEY_ID, SECRET))
                .request(get)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, validFor))
        .request()
        .getUri();
  }

  private static StaticCredentialsProvider credentials(String secret) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY_ID, secret));
  }
}
