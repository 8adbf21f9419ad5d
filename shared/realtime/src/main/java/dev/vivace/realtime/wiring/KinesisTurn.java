package dev.vivace.realtime.wiring;

import dev.vivace.media.s3.JsonMembers;
import dev.vivace.media.wiring.AwsCalls;
import dev.vivace.realtime.ice.IceServer;
import dev.vivace.realtime.ice.IceServersUnavailableException;
import dev.vivace.realtime.ice.TurnServers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * TURN servers of a signalling channel of Kinesis Video Streams, by two {@linkplain AwsCalls
 * requests of its own} (Amazon Kinesis Video Streams API Reference, {@code
 * GetSignalingChannelEndpoint} and {@code GetIceServerConfig}). Credentials serve for several
 * sessions as long as they are good for a minute more.
 */
final class KinesisTurn implements TurnServers {
  private static final String SERVICE = "kinesisvideo";
  private static final int OK = 200;
  private static final Duration LEAST_LEFT = Duration.ofMinutes(1);

  private record Granted(List<IceServer> servers, Instant until) {}

  private final AwsCalls calls;
  private final URI service;
  private final String channelArn;
  private final Clock clock;
  private @Nullable URI endpoint;
  private @Nullable Granted granted;

  /**
   * @param service the address of Kinesis Video Streams in the region
   * @param channelArn the signalling channel; nobody signals by it
   */
  KinesisTurn(AwsCalls calls, URI service, String channelArn, Clock clock) {
    this.calls = calls;
    this.service = service;
    this.channelArn = channelArn;
    this.clock = clock;
  }

  @Override
  public synchronized List<IceServer> current() {
    Instant now = clock.instant();
    Granted known = granted;
    if (known == null || now.plus(LEAST_LEFT).isAfter(known.until())) {
      known = grant(now);
      granted = known;
    }
    return known.servers();
  }

  private Granted grant(Instant now) {
    try {
      URI known = endpoint == null ? channelEndpoint() : endpoint;
      endpoint = known;
      JsonMembers answer =
          call(
              known.resolve("/v1/get-ice-server-config"),
              Map.of("ChannelARN", channelArn, "Service", "TURN"));
      List<JsonMembers> servers = answer.objects("IceServerList");
      long seconds = servers.stream().mapToLong(server -> server.number("Ttl")).min().orElse(0);
      return new Granted(
          servers.stream().map(KinesisTurn::server).toList(), now.plusSeconds(seconds));
    } catch (IOException | UncheckedIOException failure) {
      endpoint = null;
      throw new IceServersUnavailableException(
          "Kinesis gives no TURN servers: " + failure.getMessage(), failure);
    }
  }

  private URI channelEndpoint() throws IOException {
    JsonMembers answer =
        call(
            service.resolve("/getSignalingChannelEndpoint"),
            Map.of(
                "ChannelARN",
                channelArn,
                "SingleMasterChannelEndpointConfiguration",
                Map.of("Protocols", List.of("HTTPS"), "Role", "MASTER")));
    return answer.objects("ResourceEndpointList").stream()
        .filter(found -> found.optionalText("Protocol").equals(Optional.of("HTTPS")))
        .map(found -> URI.create(found.text("ResourceEndpoint")))
        .findFirst()
        .orElseThrow(() -> new IOException("the channel has no endpoint for HTTPS"));
  }

  private JsonMembers call(URI address, Map<String, Object> body) throws IOException {
    SdkHttpRequest request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(address)
            .putHeader("Content-Type", "application/json")
            .build();
    HttpExecuteResponse answer = calls.send(SERVICE, request, JsonMembers.write(body));
    int status = answer.httpResponse().statusCode();
    try (InputStream content =
        answer.responseBody().orElseThrow(() -> new IOException("an empty answer"))) {
      if (status != OK) {
        throw new IOException("%s was answered by %d".formatted(address.getPath(), status));
      }
      return JsonMembers.read(content.readAllBytes());
    }
  }

  private static IceServer server(JsonMembers server) {
    return new IceServer(
        server.list("Uris").stream().map(String::valueOf).toList(),
        server.text("Username"),
        server.text("Password"));
  }
}
