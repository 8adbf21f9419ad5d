package dev.vivace.realtime.wiring;

import dev.vivace.media.s3.JsonMembers;
import dev.vivace.media.wiring.AwsCalls;
import dev.vivace.realtime.session.Peers;
import dev.vivace.realtime.session.SessionId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Invokes the peer function for each session, asynchronously (AWS Lambda API Reference, {@code
 * Invoke}, {@code InvocationType: Event}).
 */
final class InvokedPeers implements Peers {
  private static final String SERVICE = "lambda";
  private static final int ACCEPTED = 202;

  private final AwsCalls calls;
  private final URI address;

  /**
   * @param endpoint Lambda's, with or without a slash at its end
   * @param function name or ARN
   */
  InvokedPeers(AwsCalls calls, URI endpoint, String function) {
    this.calls = calls;
    this.address =
        endpoint.resolve(
            "/2015-03-31/functions/%s/invocations"
                .formatted(URLEncoder.encode(function, StandardCharsets.UTF_8)));
  }

  @Override
  public void start(SessionId id) throws IOException {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("sessionId", id.value());
    event.put("offer", 0);
    SdkHttpRequest request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(address)
            .putHeader("Content-Type", "application/json")
            .putHeader("X-Amz-Invocation-Type", "Event")
            .build();
    HttpExecuteResponse answer = calls.send(SERVICE, request, JsonMembers.write(event));
    if (answer.responseBody().isPresent()) {
      answer.responseBody().get().close();
    }
    int status = answer.httpResponse().statusCode();
    if (status != ACCEPTED) {
      throw new IOException("Invoke of the peer was answered by " + status);
    }
  }
}
