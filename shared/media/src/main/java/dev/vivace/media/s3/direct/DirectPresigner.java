package dev.vivace.media.s3.direct;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Signs URLs of objects of one bucket. Nothing but the host is signed of the header, and nothing of
 * the body.
 */
public final class DirectPresigner {
  private final S3Address address;
  private final CrtSigner signer;

  public DirectPresigner(S3Address address, AwsCredentials credentials, Clock clock) {
    this.address = address;
    this.signer = new CrtSigner(credentials, address.region(), clock);
  }

  /**
   * Returns the URL.
   *
   * @param query parameters beside those of the signature, as they are
   * @param validFor in whole seconds
   */
  public URI sign(SdkHttpMethod method, String key, Map<String, String> query, Duration validFor) {
    String parameters =
        query.entrySet().stream()
            .map(parameter ->
                SdkHttpUtils.urlEncode(parameter.getKey())
                    + "="
                    + SdkHttpUtils.urlEncode(parameter.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest unsigned =
        new HttpRequest(
            method.name(),
            address.path(key) + "?" + parameters,
            new HttpHeader[] {new HttpHeader("Host", address.host())},
            null);
    String signed = signer.byQuery(unsigned, validFor).getEncodedPath();
    return URI.create(address.server() + signed);
  }
}
