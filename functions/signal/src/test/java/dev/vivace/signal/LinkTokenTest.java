package dev.vivace.signal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vivace.lambda.access.AccessToken;
import dev.vivace.lambda.access.TokenSecret;
import dev.vivace.lambda.access.TokenSigner;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.RealEvents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens that are for one filter, one session or its viewers, where access is closed. */
class LinkTokenTest {
  private static final String SESSION = "/realtime/sessions/{sessionId}";
  private static final String VIEWERS = SESSION + "/whep";
  private static final String SECRET = "a secret of this test, long enough";
  private static final String ARN = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:t-abcdef";

  @RegisterExtension static final S3Server S3 = new S3Server();

  private final TokenSigner signer = new TokenSigner(TokenSecret.of(SECRET), Clock.systemUTC());
  private HttpServer secrets;
  private FakePeer peer;
  private Main function;
  private FunctionClient client;

  @BeforeEach
  void start() throws IOException {
    secrets = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secrets.createContext("/", LinkTokenTest::tell);
    secrets.start();
    peer = FakePeer.accepting(S3.coordinates());
    Map<String, String> environment = new HashMap<>(peer.environment(S3.coordinates()));
    environment.put("ACCESS_MODE", "closed");
    environment.put("TOKEN_SECRET_ARN", ARN);
    environment.put(
        "AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:" + secrets.getAddress().getPort());
    function = new Main(environment);
    client = new FunctionClient(function);
  }

  private static void tell(HttpExchange exchange) throws IOException {
    byte[] answer = "{\"SecretString\":\"%s\"}".formatted(SECRET).getBytes(UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @AfterEach
  void stop() {
    function.close();
    peer.close();
    secrets.stop(0);
  }

  @Test
  void theAddressForViewersIsEnoughToWatch() {
    JsonNode session = client.send(bearing(camera("edges"), Optional.empty())).json();
    URI whep = URI.create(session.get("whepUrl").asString());
    String id = session.get("id").asString();
    peer.answer(new SessionId(id), 1);

    GatewayAnswer viewer = client.send(linked(viewer(id), whep));

    assertThat(viewer.status()).isEqualTo(201);
    GatewayEvent leaving =
        GatewayEvent.of("DELETE", VIEWERS + "/{viewer}")
            .withPathParameters(Map.of("sessionId", id, "viewer", "1"));
    assertThat(client.send(linked(leaving, viewer.location())).outcome()).isEqualTo("200");
    assertThat(client.send(linked(about("DELETE", id), whep)).outcome())
        .isEqualTo("403 insufficient-scope");
    assertThat(client.send(linked(viewer(other(id)), whep)).outcome())
        .isEqualTo("403 insufficient-scope");
  }

  @Test
  void aTokenForOneFilterBeginsNoOther() {
    Optional<String> edges = Optional.of("/realtime/edges");

    assertThat(client.send(bearing(camera("edges"), edges)).status()).isEqualTo(201);
    assertThat(client.send(bearing(camera("gray"), edges)).outcome())
        .isEqualTo("403 insufficient-scope");
  }

  @Test
  void aTokenForOneSessionIsForAllOfIt() {
    String id = session();
    Optional<String> own = Optional.of("/realtime/sessions/" + id + "/");

    assertThat(client.send(bearing(about("GET", id), own)).status()).isEqualTo(200);
    assertThat(client.send(bearing(parameters(id), own)).status()).isEqualTo(200);
    assertThat(client.send(bearing(about("DELETE", other(id)), own)).outcome())
        .isEqualTo("403 insufficient-scope");
    assertThat(client.send(bearing(about("DELETE", id), own)).status()).isEqualTo(200);
  }

  /** RFC 9725, section 4.2. */
  @Test
  void optionsTellWhatMayBePostedWithoutAToken() {
    for (String resource : new String[] {"/realtime/{filter}", VIEWERS}) {
      assertThat(client.send(GatewayEvent.of("OPTIONS", resource)).header("Accept-Post"))
          .contains("application/sdp, application/json");
    }
  }

  private String session() {
    GatewayAnswer created = client.send(bearing(camera("edges"), Optional.empty()));
    return created.json().get("id").asString();
  }

  private static String other(String id) {
    return id.substring(0, 25) + (id.endsWith("0") ? "1" : "0");
  }

  private static GatewayEvent camera(String filter) {
    return GatewayEvent.of("POST", "/realtime/{filter}")
        .withPathParameter("filter", filter)
        .withHeader("Content-Type", "application/json")
        .withBody(body("signal-post-filter-json"));
  }

  private static GatewayEvent viewer(String id) {
    return GatewayEvent.of("POST", VIEWERS)
        .withPathParameter("sessionId", id)
        .withHeader("Content-Type", "application/sdp")
        .withBody(body("signal-post-viewers"));
  }

  private static GatewayEvent about(String method, String id) {
    return GatewayEvent.of(method, SESSION).withPathParameter("sessionId", id);
  }

  private static GatewayEvent parameters(String id) {
    return GatewayEvent.of("PATCH", SESSION + "/parameters")
        .withPathParameter("sessionId", id)
        .withHeader("Content-Type", "application/json")
        .withBody("{\"low\":10}");
  }

  private static String body(String event) {
    return new JsonMapper().readTree(RealEvents.json(event)).get("body").asString();
  }

  private GatewayEvent bearing(GatewayEvent event, Optional<String> path) {
    String token =
        signer.sign(new AccessToken("me", Set.of("realtime"), path), Duration.ofMinutes(5));
    return event.withHeader("Authorization", "Bearer " + token);
  }

  /** As whoever has no more than an address. */
  private static GatewayEvent linked(GatewayEvent event, URI address) {
    String query = address.getRawQuery();
    return event.withQuery("access_token", query.substring(query.indexOf('=') + 1));
  }
}
