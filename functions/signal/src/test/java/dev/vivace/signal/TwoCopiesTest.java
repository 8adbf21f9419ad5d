package dev.vivace.signal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.realtime.session.Answer;
import dev.vivace.realtime.session.Refusal;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.realtime.session.SessionStatus;
import dev.vivace.realtime.session.Sessions;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.RealEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Two copies of the function take turns, each with a context of its own: nothing differs. */
class TwoCopiesTest {
  private static final String SESSION = "/realtime/sessions/{sessionId}";
  private static final String FRAGMENT = "application/trickle-ice-sdpfrag";
  private static final String CANDIDATE = "candidate:1 1 udp 1 192.0.2.1 5000 typ host";

  @RegisterExtension static final S3Server S3 = new S3Server();

  private final AtomicReference<Answer> said = new AtomicReference<>(FakePeer.ACCEPTED);
  private FakePeer peer;
  private List<Main> functions;
  private int requests;

  @BeforeEach
  void start() throws IOException {
    peer = FakePeer.of(S3.coordinates(), accepted -> said.get());
    Map<String, String> environment = new HashMap<>(peer.environment(S3.coordinates()));
    environment.put("STUN_URLS", "stun:stun.example.org:3478");
    environment.put("CHAIN_SECONDS", "3600");
    functions = List.of(new Main(environment), new Main(environment));
  }

  @AfterEach
  void stop() {
    functions.forEach(Main::close);
    peer.close();
  }

  @Test
  void anOfferIsAnsweredAsWhipHasIt() {
    GatewayAnswer created = send(RealEvents.json("signal-post-filter"));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Content-Type")).contains("application/sdp");
    assertThat(new String(created.body(), UTF_8)).startsWith("v=0\r\n");
    assertThat(created.header("ETag")).contains(FakePeer.ETAG);
    assertThat(created.header("Link")).contains("<stun:stun.example.org:3478>; rel=\"ice-server\"");
    assertThat(created.location().getPath()).matches("/v1/realtime/sessions/[0-9A-Z]{26}");
    assertThat(peer.invocations())
        .containsExactly("Event /2015-03-31/functions/PeerFunction/invocations AWS4-HMAC-SHA256");
  }

  @Test
  void aPageGetsJsonWithTheAddressesOfItsSession() {
    JsonNode session = send(RealEvents.json("signal-post-filter-json")).json();

    String location = session.get("location").asString();
    assertThat(location).endsWith("/realtime/sessions/" + session.get("id").asString());
    assertThat(session.get("parametersUrl").asString()).isEqualTo(location + "/parameters");
    assertThat(session.get("whepUrl").asString()).isEqualTo(location + "/whep");
    assertThat(session.get("parameters").get("low").asInt()).isEqualTo(50);
    assertThat(session.get("sdp").asString()).startsWith("v=0\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "UNSUPPORTED_OFFER, 422 unsupported-sdp",
    "NO_CANDIDATE, 502 no-candidate",
    "TURN_REFUSED, 502 turn-refused",
    "TURN_UNREACHABLE, 502 turn-unreachable",
    "FILTER_FAILED, 500 filter-failed",
    "MODEL_REFUSED, 422 model-refused",
    "FULL, 503 no-peer"
  })
  void aRefusalOfThePeerIsAProblemThatSaysWhy(Refusal refusal, String outcome) {
    said.set(new Answer.Refused(refusal, "Look at it."));

    GatewayAnswer answer = send(RealEvents.json("signal-post-filter"));

    assertThat(answer.outcome()).isEqualTo(outcome);
    assertThat(answer.json().get("detail").asString()).isEqualTo("Look at it.");
    assertThat(answer.header("Retry-After").isPresent()).isEqualTo(outcome.startsWith("503"));
  }

  @Test
  void aPeerThatCannotBeInvokedIsA503() {
    peer.refuse(429);

    GatewayAnswer answer = send(RealEvents.json("signal-post-filter"));

    assertThat(answer.outcome()).isEqualTo("503 no-peer");
    assertThat(answer.header("Retry-After")).isPresent();
  }

  @Test
  void candidatesAreStoredForThePeer() {
    String id = session();

    GatewayAnswer answer =
        send(
            about("PATCH", SESSION, id)
                .withHeader("Content-Type", FRAGMENT)
                .withHeader("If-Match", FakePeer.ETAG)
                .withBody("a=ice-ufrag:Xq4R\r\na=" + CANDIDATE + "\r\n"));

    assertThat(answer.outcome()).isEqualTo("204");
    assertThat(peer.sessions().candidates(new SessionId(id), 0, 0)).contains(List.of(CANDIDATE));
  }

  @Test
  void parametersAreChangedOneByOne() {
    String id = session();

    send(json("PATCH", id, "{\"low\":10}"));
    JsonNode changed = send(json("PATCH", id, "{\"high\":20}")).json();

    assertThat(changed.get("low").asInt()).isEqualTo(10);
    assertThat(changed.get("high").asInt()).isEqualTo(20);
    assertThat(send(about("GET", SESSION + "/parameters", id)).json()).isEqualTo(changed);
    assertThat(send(about("GET", SESSION, id)).json().get("parameters")).isEqualTo(changed);
  }

  @Test
  void theStatusIsWhatThePeerHasReported() {
    String id = session();
    Instant now = Instant.now();
    assertThat(state(id)).isEqualTo("connecting");

    report(id, SessionStatus.State.CONNECTED, now);
    JsonNode status = send(about("GET", SESSION, id)).json();

    assertThat(status.get("state").asString()).isEqualTo("connected");
    assertThat(status.get("fpsOut").asInt()).isEqualTo(30);
    assertThat(status.get("secondsLeft").asInt()).isBetween(90, 100);
  }

  @Test
  void aPeerThatHasFallenSilentIsLost() {
    String id = session();

    report(id, SessionStatus.State.CONNECTED, Instant.now().minusSeconds(60));
    JsonNode status = send(about("GET", SESSION, id)).json();

    assertThat(status.get("state").asString()).isEqualTo("ended");
    assertThat(status.get("reason").asString()).isEqualTo("lost");
    assertThat(status.get("secondsLeft").asInt()).isZero();
  }

  @Test
  void aSessionIsStoppedOnceAndForAll() {
    String id = session();

    assertThat(send(about("DELETE", SESSION, id)).outcome()).isEqualTo("200");
    assertThat(send(about("DELETE", SESSION, id)).outcome()).isEqualTo("200");
    assertThat(peer.sessions().control(new SessionId(id)).stopped()).isTrue();
    assertThat(send(json("PATCH", id, "{\"low\":10}")).outcome()).isEqualTo("410 session-ended");
  }

  @Test
  void aSuccessorTakesOverParametersAndIsNamedByItsPredecessor() {
    String id = session();
    send(json("PATCH", id, "{\"low\":7}"));

    JsonNode successor = send(continuing(id)).json();

    assertThat(successor.get("parameters").get("low").asInt()).isEqualTo(7);
    JsonNode old = send(about("GET", SESSION, id)).json();
    assertThat(old.get("successor")).isEqualTo(successor.get("id"));
    JsonNode next = send(about("GET", SESSION, successor.get("id").asString())).json();
    assertThat(next.get("predecessor").asString()).isEqualTo(id);
    SessionId first = new SessionId(id);
    assertThat(
            peer.sessions().require(new SessionId(successor.get("id").asString())).chainStartedAt())
        .isEqualTo(first.createdAt());
  }

  @Test
  void viewersAreNumberedAndLeave() {
    String id = session();
    peer.answer(new SessionId(id), 1);
    GatewayAnswer viewer =
        send(RealEvents.json("signal-post-viewers").replace("01KAH61S2X3D8EYN5V7XR9ZAFG", id));

    assertThat(viewer.status()).isEqualTo(201);
    assertThat(viewer.location().getPath()).isEqualTo("/v1/realtime/sessions/" + id + "/whep/1");
    assertThat(viewer.header("ETag")).contains(FakePeer.ETAG);
    GatewayEvent leaving =
        GatewayEvent.of("DELETE", SESSION + "/whep/{viewer}")
            .withPathParameters(Map.of("sessionId", id, "viewer", "1"));
    assertThat(send(leaving).outcome()).isEqualTo("200");
    assertThat(peer.sessions().control(new SessionId(id)).left()).containsExactly(1);
  }

  @Test
  void anOfferOfAMegabyteIsTooLarge() {
    GatewayEvent event =
        GatewayEvent.of("POST", "/realtime/{filter}")
            .withPathParameter("filter", "edges")
            .withHeader("Content-Type", "application/sdp")
            .withBody("v=0\r\na=x:" + "y".repeat(1 << 20));

    assertThat(send(event).outcome()).isEqualTo("413 sdp-too-large");
    assertThat(peer.invocations()).isEmpty();
  }

  @Test
  void fragmentsComeToAnEnd() throws IOException {
    String id = session();
    S3.plant(
        IntStream.range(0, Sessions.MAX_BATCHES - 2)
            .mapToObj(number -> "realtime/" + id + "/candidates/0/" + number)
            .toList(),
        "{\"candidates\":[\"candidate:0\"]}".getBytes(StandardCharsets.US_ASCII));
    GatewayEvent fragment =
        about("PATCH", SESSION, id)
            .withHeader("Content-Type", FRAGMENT)
            .withHeader("If-Match", FakePeer.ETAG)
            .withBody("a=" + CANDIDATE + "\r\n");
    for (int i = 0; i < 2; i++) {
      assertThat(send(fragment).outcome()).isEqualTo("204");
    }

    assertThat(send(fragment).outcome()).isEqualTo("429 too-many-candidates");
  }

  private String session() {
    return send(RealEvents.json("signal-post-filter-json")).json().get("id").asString();
  }

  private String state(String id) {
    return send(about("GET", SESSION, id)).json().get("state").asString();
  }

  private void report(String id, SessionStatus.State state, Instant at) {
    peer.sessions()
        .report(
            new SessionId(id),
            new SessionStatus(
                state, at.plusSeconds(100).toString(), at.toString(), Map.of("fpsOut", 30)));
  }

  private static String continuing(String id) {
    return RealEvents.json("signal-post-filter-continues")
        .replace("01KAH61S2X3D8EYN5V7XR9ZAFG", id);
  }

  private static GatewayEvent about(String method, String resource, String id) {
    return GatewayEvent.of(method, resource).withPathParameter("sessionId", id);
  }

  private static GatewayEvent json(String method, String id, String body) {
    return about(method, SESSION + "/parameters", id)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  private GatewayAnswer send(String event) {
    return next().send(event.getBytes(UTF_8));
  }

  private GatewayAnswer send(GatewayEvent event) {
    return next().send(event);
  }

  private FunctionClient next() {
    return new FunctionClient(functions.get(requests++ % 2));
  }
}
