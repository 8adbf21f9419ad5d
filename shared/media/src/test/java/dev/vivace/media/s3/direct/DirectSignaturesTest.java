package dev.vivace.media.s3.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.testkit.S3Clients;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Direct requests go where the SDK sends them, and are signed as the SDK signs. */
class DirectSignaturesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T12:34:56Z"), ZoneOffset.UTC);
  private static final AwsCredentials ROLE =
      AwsSessionCredentials.create("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCY", "to/ken+of=");
  private static final byte[] BYTES = "some bytes".getBytes(StandardCharsets.UTF_8);
  private static final String KEY = "media/01JD/original";

  /** Stands for the moment when a request would leave. */
  private static final class Caught extends RuntimeException {
    private final transient SdkHttpRequest request;

    Caught(SdkHttpRequest request) {
      this.request = request;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "media,           eu-central-1,  ",
    "my-media,        us-east-2,     ",
    "media.example,   eu-central-1,  ",
    "media,           us-east-1,     ",
    "media,           cn-north-1,    ",
    "media.example,   cn-northwest-1,",
    "media,           us-gov-west-1, ",
    "media,           ap-southeast-5,",
    "media,           mx-central-1,  ",
    "media,           eu-central-1,  http://127.0.0.1:9000",
    "media.example,   eu-central-1,  https://s3.example",
    "media,           eu-central-1,  https://s3.example:8443",
  })
  void itGoesWhereTheSdkSendsIt(String bucket, String region, URI endpoint) {
    S3Address address = S3Address.of(bucket, region, Optional.ofNullable(endpoint)).orElseThrow();

    SdkHttpRequest direct = direct(address, DirectRequest.head(KEY));

    SdkHttpRequest sdk = sentBySdk(address, bucket, Optional.ofNullable(endpoint), KEY);
    assertThat(direct.getUri()).isEqualTo(sdk.getUri());
    assertThat(direct.method()).isEqualTo(sdk.method());
    assertThat(direct.firstMatchingHeader("Host")).isEqualTo(sdk.firstMatchingHeader("Host"));
    assertThat(direct.firstMatchingHeader("X-Amz-Security-Token")).contains("to/ken+of=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b/c  d",
        "ä/日本/🎧",
        "a+b&c=d?e#f",
        "100%/%2F/%",
        "a/../b/./c",
        "//double//slash",
        "~._-!*'()",
        "q\"<>\\^`{|}",
      })
  void oddKeysHaveThePathAndTheSignatureThatTheSdkGivesThem(String key) {
    for (Optional<URI> endpoint :
        List.of(Optional.of(URI.create("http://127.0.0.1:9000")), Optional.<URI>empty())) {
      S3Address address = S3Address.of("media", "eu-central-1", endpoint).orElseThrow();
      SdkHttpRequest direct = direct(address, DirectRequest.head(key));

      assertThat(direct.encodedPath())
          .isEqualTo(sentBySdk(address, "media", endpoint, key).encodedPath());
      assertThatItIsSignedAsTheSdkSigns(direct, new byte[0]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9000", "https://s3.example"})
  void everyKindOfRequestIsSignedAsTheSdkSigns(URI endpoint) {
    S3Address address = S3Address.of("media", "eu-central-1", Optional.of(endpoint)).orElseThrow();
    Map<String, String> fields =
        Map.of(
            "Content-Type", "audio/mpeg",
            "Content-Disposition", "inline; filename=\"a  b.mp3\"",
            "x-amz-meta-kind", "GAP",
            "If-None-Match", "*");

    assertThatItIsSignedAsTheSdkSigns(
        direct(address, DirectRequest.get(KEY, Map.of("Range", "bytes=0-", "If-Match", "\"1\""))),
        new byte[0]);
    assertThatItIsSignedAsTheSdkSigns(
        direct(address, DirectRequest.put(KEY, fields, BYTES)), BYTES);
    assertThatItIsSignedAsTheSdkSigns(
        direct(address, DirectRequest.put(KEY, fields, new byte[0])), new byte[0]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:s3:eu-central-1:123456789012:accesspoint/x",
        "media--euc1-az1--x-s3",
        "media-s3alias",
        "media--op-s3",
        "Media",
      })
  void bucketsWithHostsOfTheirOwnAreLeftToTheSdk(String bucket) {
    assertThat(S3Address.of(bucket, "eu-central-1", Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "aws-global"})
  void regionsOfUncertainAddressAreLeftToTheSdk(String region) {
    assertThat(S3Address.of("media", region, Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"GET, a b/ä+%", "HEAD, media/1/original", "PUT, media/1/original"})
  void aUrlIsPresignedAsTheSdkSigns(SdkHttpMethod method, String key) {
    S3Address address = S3Address.of("media", "eu-central-1", Optional.empty()).orElseThrow();
    Map<String, String> query =
        Map.of("response-content-type", "audio/mpeg", "uploadId", "a+b/c=", "x y", "ü \"1\".mp3");

    URI url =
        new DirectPresigner(address, ROLE, CLOCK).sign(method, key, query, Duration.ofHours(1));

    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder()
            .method(method)
            .uri(address.server())
            .encodedPath(address.path(key))
            .putHeader("Host", address.host());
    query.forEach(unsigned::putRawQueryParameter);
    SdkHttpRequest sdk =
        AwsV4HttpSigner.create()
            .sign(sign ->
                sign.identity(ROLE)
                    .request(unsigned.build())
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                    .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                    .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofHours(1))
                    .putProperty(HttpSigner.SIGNING_CLOCK, CLOCK))
            .request();
    assertThat(url.getRawPath()).isEqualTo(sdk.encodedPath());
    assertThat(url.getHost()).isEqualTo(sdk.host());
    assertThat(parameters(url)).isEqualTo(parameters(sdk.getUri()));
  }

  @Test
  void theTraceOfTheInvocationGoesAlongUnsigned() {
    String property = "com.amazonaws.xray.traceHeader";
    S3Address address = S3Address.of("media", "eu-central-1", Optional.empty()).orElseThrow();
    System.setProperty(property, "Root=1-2-3");
    try {
      SdkHttpRequest direct = direct(address, DirectRequest.head(KEY));

      assertThat(direct.firstMatchingHeader("X-Amzn-Trace-Id")).contains("Root=1-2-3");
      assertThat(direct.firstMatchingHeader("Authorization").orElseThrow())
          .doesNotContainIgnoringCase("x-amzn-trace-id");
    } finally {
      System.clearProperty(property);
    }
  }

  private static TreeSet<String> parameters(URI url) {
    return new TreeSet<>(Arrays.asList(url.getRawQuery().split("&")));
  }

  private static SdkHttpRequest direct(S3Address address, DirectRequest request) {
    return new DirectS3(S3Clients.HTTP, address, ROLE, CLOCK).signed(request);
  }

  /** Signs what was signed once more. */
  private static void assertThatItIsSignedAsTheSdkSigns(SdkHttpRequest direct, byte[] body) {
    boolean encrypted = direct.protocol().equals("https");
    SdkHttpRequest sdk =
        AwsV4HttpSigner.create()
            .sign(sign ->
                sign.identity(ROLE)
                    .request(
                        direct.copy(unsigned ->
                            List.of(
                                    "Authorization",
                                    "X-Amz-Date",
                                    "X-Amz-Security-Token",
                                    "x-amz-content-sha256")
                                .forEach(unsigned::removeHeader)))
                    .payload(() -> new ByteArrayInputStream(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                    .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, !encrypted)
                    .putProperty(HttpSigner.SIGNING_CLOCK, CLOCK))
            .request();
    assertThat(authorization(direct)).isEqualTo(authorization(sdk));
  }

  private static List<String> authorization(SdkHttpRequest request) {
    return Arrays.asList(request.firstMatchingHeader("Authorization").orElseThrow().split(",? "));
  }

  private static SdkHttpRequest sentBySdk(
      S3Address address, String bucket, Optional<URI> endpoint, String key) {
    ExecutionInterceptor catching =
        new ExecutionInterceptor() {
          @Override
          public void beforeTransmission(
              Context.BeforeTransmission context, ExecutionAttributes attributes) {
            throw new Caught(context.httpRequest());
          }
        };
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(address.region()))
            .credentialsProvider(StaticCredentialsProvider.create(ROLE))
            .httpClient(S3Clients.HTTP)
            .overrideConfiguration(override -> override.addExecutionInterceptor(catching));
    endpoint.ifPresent(there -> builder.endpointOverride(there).forcePathStyle(true));
    SdkHttpRequest[] caught = new SdkHttpRequest[1];
    try (S3Client s3 = builder.build()) {
      assertThatThrownBy(() -> s3.headObject(head -> head.bucket(bucket).key(key)))
          .isInstanceOfSatisfying(Caught.class, leaving -> caught[0] = leaving.request);
    }
    return caught[0];
  }
}
