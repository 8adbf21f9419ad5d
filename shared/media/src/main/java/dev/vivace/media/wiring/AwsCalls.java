package dev.vivace.media.wiring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Single requests to other services than S3, signed (AWS Signature Version 4) and sent as those to
 * S3 are: a module of the SDK for each would be some 3 MB and another start of an SDK client.
 */
public final class AwsCalls {
  private final AwsConfiguration aws;
  private final SdkHttpClient http;

  /**
   * @param http not closed
   */
  public AwsCalls(AwsConfiguration aws, SdkHttpClient http) {
    this.aws = aws;
    this.http = http;
  }

  /** The address of a service in the region, such as {@code secretsmanager}; with a slash. */
  public URI regional(String service) {
    return URI.create(
        "https://%s.%s.%s/"
            .formatted(
                service, aws.region(), PartitionMetadata.of(Region.of(aws.region())).dnsSuffix()));
  }

  /**
   * Signs and sends a request.
   *
   * @param service the name that the service has in signatures
   * @param request without its length
   * @return what was answered, whatever its status; the caller closes its body
   * @throws IOException if nothing was answered
   */
  public HttpExecuteResponse send(String service, SdkHttpRequest request, byte[] body)
      throws IOException {
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(sign ->
                sign.identity(aws.credentials())
                    .request(
                        request.copy(whole ->
                            whole.putHeader("Content-Length", Integer.toString(body.length))))
                    .payload(() -> new ByteArrayInputStream(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, aws.region()));
    return http.prepareRequest(
            HttpExecuteRequest.builder()
                .request(signed.request())
                .contentStreamProvider(signed.payload().orElseThrow())
                .build())
        .call();
  }
}
