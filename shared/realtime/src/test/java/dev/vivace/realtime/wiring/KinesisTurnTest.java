package dev.vivace.realtime.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vivace.media.wiring.AwsCalls;
import dev.vivace.media.wiring.AwsConfiguration;
import dev.vivace.realtime.ice.IceServer;
import dev.vivace.realtime.ice.IceServersUnavailableException;
import dev.vivace.testkit.SimulatedTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import tools.jackson.jr.ob.JSON;

/** On a server that stands in for Kinesis Video Streams, with answers as its API Reference has. */
class KinesisTurnTest {
  private static final String ARN =
      "arn:aws:kinesisvideo:eu-west-1:000000000000:channel/turn/1700000000000";
  private static final String TURN = "turn:192.0.2.1:443?transport=udp";

  private final SimulatedTime time = new SimulatedTime();
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final List<String> paths = new ArrayList<>();
  private final List<Map<String, Object>> bodies = new ArrayList<>();
  private final List<String> authorizations = new ArrayList<>();
  private String servers =
      "{\"IceServerList\":[{\"Uris\":[\"%s\"],\"Username\":\"me\",\"Password\":\"it\",\"Ttl\":300}]}"
          .formatted(TURN);
  private int status = 200;
  private HttpServer kinesis;
  private KinesisTurn turn;

  @BeforeEach
  void start() throws IOException {
    kinesis = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    kinesis.createContext("/", this::answer);
    kinesis.start();
    AwsConfiguration aws =
        AwsConfiguration.from(
            Map.of(
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "key",
                "AWS_SESSION_TOKEN", "session"));
    turn = new KinesisTurn(new AwsCalls(aws, http), URI.create(url()), ARN, time);
  }

  @AfterEach
  void stop() {
    kinesis.stop(0);
    http.close();
  }

  private String url() {
    return "http://127.0.0.1:" + kinesis.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    paths.add(path);
    bodies.add(JSON.std.mapFrom(exchange.getRequestBody().readAllBytes()));
    authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
    String json =
        path.equals("/getSignalingChannelEndpoint")
            ? "{\"ResourceEndpointList\":[{\"Protocol\":\"WSS\",\"ResourceEndpoint\":\"wss://x\"},"
                + "{\"Protocol\":\"HTTPS\",\"ResourceEndpoint\":\"%s\"}]}".formatted(url())
            : servers;
    byte[] bytes = json.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void asksTheChannelsEndpointForServers() {
    assertThat(turn.current()).containsExactly(new IceServer(List.of(TURN), "me", "it"));

    assertThat(paths).containsExactly("/getSignalingChannelEndpoint", "/v1/get-ice-server-config");
    assertThat(bodies)
        .containsExactly(
            Map.of(
                "ChannelARN",
                ARN,
                "SingleMasterChannelEndpointConfiguration",
                Map.of("Protocols", List.of("HTTPS"), "Role", "MASTER")),
            Map.of("ChannelARN", ARN, "Service", "TURN"));
    assertThat(authorizations)
        .allSatisfy(it -> assertThat(it).contains("/eu-west-1/kinesisvideo/aws4_request"));
  }

  @Test
  void asksAgainWhenAMinuteIsLeft() {
    turn.current();
    time.pause(Duration.ofSeconds(239));
    turn.current();
    assertThat(paths).hasSize(2);

    time.pause(Duration.ofSeconds(2));
    turn.current();

    assertThat(paths).hasSize(3).last().isEqualTo("/v1/get-ice-server-config");
  }

  @Test
  void saysThatThereAreNoneWhileItIsRefusedAndAsksAnewAfterThat() {
    status = 403;
    assertThatExceptionOfType(IceServersUnavailableException.class)
        .isThrownBy(turn::current)
        .withMessageContaining("403")
        .withMessageNotContaining("key");

    status = 200;
    assertThat(turn.current()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "{\"IceServerList\":[7]}", "{\"IceServerList\":[{\"Ttl\":300}]}"})
  void takesNothingElseThanServers(String other) {
    servers = other;

    assertThatExceptionOfType(IceServersUnavailableException.class).isThrownBy(turn::current);
  }
}
