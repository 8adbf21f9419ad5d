package dev.vivace.media.s3.direct;

import dev.vivace.media.s3.direct.BodyChecksum.Stated;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.crt.auth.signing.AwsSigningConfig.AwsSignedBodyValue;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpRequest;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Asks S3 for objects of one bucket, each time by one signed HTTP request. */
public final class DirectS3 implements DirectCalls {
  /** Errors of S3 have some hundred bytes. */
  private static final int MAX_ERROR_BYTES = 16 * 1024;

  private final SdkHttpClient http;
  private final S3Address address;
  private final CrtSigner signer;

  /**
   * @param http not closed
   * @param credentials of the process, fixed as long as it lives
   */
  public DirectS3(SdkHttpClient http, S3Address address, AwsCredentials credentials, Clock clock) {
    this.http = http;
    this.address = address;
    this.signer = new CrtSigner(credentials, address.region(), clock);
  }

  @Override
  public DirectAnswer send(DirectRequest request) {
    try {
      return answer(request.method(), http.prepareRequest(prepared(request)).call());
    } catch (IOException | RuntimeException lost) {
      // Whatever it is, the SDK meets it again, and throws it if it lasts.
      return new DirectAnswer.Unclear();
    }
  }

  private HttpExecuteRequest prepared(DirectRequest request) {
    HttpExecuteRequest.Builder prepared = HttpExecuteRequest.builder().request(signed(request));
    request.body().ifPresent(body -> prepared.contentStreamProvider(body::stream));
    return prepared.build();
  }

  /** As it goes to the HTTP client. */
  SdkHttpRequest signed(DirectRequest request) {
    SdkHttpRequest.Builder sent =
        SdkHttpRequest.builder()
            .method(request.method())
            .uri(address.server())
            .encodedPath(address.path(request.key()));
    for (HttpHeader field : signer.byFields(unsigned(request), signedBody(request)).getHeaders()) {
      sent.putHeader(field.getName(), field.getValue());
    }
    return sent.build();
  }

  private HttpRequest unsigned(DirectRequest request) {
    List<HttpHeader> fields = new ArrayList<>();
    fields.add(new HttpHeader("Host", address.host()));
    fields.add(new HttpHeader("User-Agent", "vivace"));
    request.fields().forEach((name, value) -> fields.add(new HttpHeader(name, value)));
    request
        .body()
        .ifPresent(
            body -> fields.add(new HttpHeader("Content-Length", Integer.toString(body.length()))));
    trace().ifPresent(id -> fields.add(new HttpHeader("X-Amzn-Trace-Id", id)));
    return new HttpRequest(
        request.method().name(),
        address.path(request.key()),
        fields.toArray(HttpHeader[]::new),
        request.body().map(DirectBody::signed).orElse(null));
  }

  /** The trace id, which the runtime leaves for the SDK there, too. */
  private static Optional<String> trace() {
    return Optional.ofNullable(System.getProperty("com.amazonaws.xray.traceHeader"));
  }

  /** TLS and the checksum protect the body; without TLS, it is hashed and signed as well. */
  private @Nullable String signedBody(DirectRequest request) {
    if (address.isEncrypted()) {
      return AwsSignedBodyValue.UNSIGNED_PAYLOAD;
    }
    return request.body().isPresent() ? null : AwsSignedBodyValue.EMPTY_SHA256;
  }

  private static DirectAnswer answer(SdkHttpMethod method, HttpExecuteResponse response)
      throws IOException {
    SdkHttpResponse head = response.httpResponse();
    AbortableInputStream body =
        response.responseBody().orElseGet(AbortableInputStream::createEmpty);
    return switch (head.statusCode()) {
      case 200, 206 -> done(method, head, body);
      case 404 -> missing(method, body);
      case 412 -> {
        body.readNBytes(MAX_ERROR_BYTES);
        yield ended(body, new DirectAnswer.ConditionFailed());
      }
      default -> ended(body, new DirectAnswer.Unclear());
    };
  }

  private static DirectAnswer done(
      SdkHttpMethod method, SdkHttpResponse head, AbortableInputStream body) throws IOException {
    if (method != SdkHttpMethod.GET) {
      body.readAllBytes();
      body.close();
      return new DirectAnswer.Done(head, AbortableInputStream.createEmpty());
    }
    if (!isWhole(head)) {
      return new DirectAnswer.Done(head, body);
    }
    Stated stated = BodyChecksum.of(head);
    if (stated instanceof Stated.Known known) {
      return new DirectAnswer.Done(
          head, AbortableInputStream.create(new CheckedBody(body, known.checksum()), body));
    }
    return stated instanceof Stated.None
        ? new DirectAnswer.Done(head, body)
        : ended(body, new DirectAnswer.Unclear());
  }

  private static boolean isWhole(SdkHttpResponse head) {
    if (head.statusCode() == 200) {
      return true;
    }
    String length = head.firstMatchingHeader("Content-Length").orElse("");
    return head.firstMatchingHeader("Content-Range")
        .filter(range -> range.startsWith("bytes 0-") && range.endsWith("/" + length))
        .isPresent();
  }

  /** A HEAD has no body that could tell; the SDK, too, takes it for a missing key. */
  private static DirectAnswer missing(SdkHttpMethod method, AbortableInputStream body)
      throws IOException {
    String error = new String(body.readNBytes(MAX_ERROR_BYTES), StandardCharsets.UTF_8);
    boolean missing =
        method == SdkHttpMethod.HEAD
            || (method == SdkHttpMethod.GET && error.contains("<Code>NoSuchKey</Code>"));
    return ended(body, missing ? new DirectAnswer.Missing() : new DirectAnswer.Unclear());
  }

  /** The rest of an error is not worth the wait. */
  private static DirectAnswer ended(AbortableInputStream body, DirectAnswer answer)
      throws IOException {
    if (answer instanceof DirectAnswer.Unclear) {
      body.abort();
    }
    body.close();
    return answer;
  }
}
