package dev.vivace.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.local.gateway.GatewayLimits.Laptop;
import dev.vivace.local.http.BodyPace;
import dev.vivace.local.http.ConnectionLimits;
import dev.vivace.local.memory.ByteBudget;
import dev.vivace.local.wire.FakeRuntime;
import dev.vivace.local.wire.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send or take less than they could. */
class HostileClientTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final ConnectionLimits PATIENT = new ConnectionLimits(LONG, LONG, LONG);
  private static final BodyPace ANY_PACE = new BodyPace(LONG, LONG, 1);
  private static final int LARGE = 4 << 20;

  /** Room for one large body. */
  private static final long BUDGET_BYTES = 4L * LARGE;

  private static final String OK = "{\"statusCode\":200,\"body\":\"ok\"}";

  private final List<AutoCloseable> opened = new ArrayList<>();
  private GatewayFixture fixture;

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : opened.reversed()) {
      part.close();
    }
  }

  private void start(Laptop laptop) throws IOException {
    fixture = new GatewayFixture(GatewayLimits.aws().on(laptop));
    opened.add(fixture);
  }

  private static Laptop laptop(Duration wait, BodyPace pace, ConnectionLimits connections) {
    return new Laptop(
        new ByteBudget(BUDGET_BYTES, wait),
        new ByteBudget(BUDGET_BYTES, wait),
        pace,
        LONG,
        connections);
  }

  private Wire client() throws IOException {
    Wire client = fixture.client();
    opened.add(client);
    return client;
  }

  /** Sends a head and a part of the body. */
  private Wire holding(int announced, int sent) throws IOException {
    Wire client = client();
    client.request("POST", "/buffered", "Content-Length: " + announced);
    client.send(new byte[sent]);
    return client;
  }

  private void assertServed(Wire client) throws IOException {
    fixture.runtime.poll();
    client.request("GET", "/buffered");
    fixture.runtime.respond(fixture.runtime.event().id(), OK);
    Wire.Head head = client.head();
    assertThat(head.status()).isEqualTo(200);
    assertThat(client.body(head)).isEqualTo("ok");
  }

  @ParameterizedTest
  @ValueSource(ints = {(10 << 20) + 1, (6 << 20) / 4 * 3 + 1, Integer.MAX_VALUE})
  void bodyThatIsAnnouncedAsTooLargeIsRefusedBeforeItIsSent(int announced) throws IOException {
    start(laptop(LONG, ANY_PACE, PATIENT));

    Wire.Head head = holding(announced, 0).head();

    assertThat(head.status()).isEqualTo(413);
    assertThat(head.value("Connection")).isEqualTo("close");
  }

  @Test
  void clientThatSendsItAllTheSameCanReadWhyItWasRefused() throws IOException {
    start(laptop(LONG, ANY_PACE, PATIENT));

    Wire client = holding(12 << 20, 12 << 20);

    Wire.Head head = client.head();
    assertThat(head.status()).isEqualTo(413);
    assertThat(client.body(head)).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
  }

  @Test
  void bodyOfUnknownLengthIsRefusedWhereItIsTooLong() throws IOException {
    start(laptop(LONG, ANY_PACE, PATIENT));
    Wire client = client();
    client.request("POST", "/buffered", "Transfer-Encoding: chunked");

    for (int i = 0; i < 5; i++) {
      client.chunk(new byte[1 << 20]);
    }

    assertThat(client.head().status()).isEqualTo(413);
  }

  @Test
  void bodyForWhichThereIsNoRoomIs429AfterAWhile() throws IOException {
    start(laptop(SHORT, ANY_PACE, PATIENT));
    holding(LARGE, LARGE - 1);

    Wire.Head head = holding(LARGE, 0).head();

    assertThat(head.status()).isEqualTo(429);
    assertThat(head.value("Retry-After")).isEqualTo("1");
  }

  @Test
  void heldBodyGivesWayToOneThatArrives() throws IOException {
    start(laptop(LONG, ANY_PACE, PATIENT));
    fixture.runtime.poll();
    Wire held = holding(LARGE, LARGE - 1);

    Wire other = holding(LARGE, LARGE);

    fixture.runtime.respond(fixture.runtime.event().id(), OK);
    assertThat(other.head().status()).isEqualTo(200);
    assertThat(held.head().status()).isEqualTo(429);
  }

  @Test
  void heldBodyMayGoOnWhileNobodyWaits() throws IOException {
    start(laptop(LONG, ANY_PACE, PATIENT));
    Wire held = holding(LARGE, LARGE - 1);
    assertServed(client());
    fixture.runtime.poll();

    held.send(new byte[1]);

    fixture.runtime.respond(fixture.runtime.event().id(), OK);
    assertThat(held.head().status()).isEqualTo(200);
  }

  @Test
  void bodyThatAFunctionHasMakesRoomForTheNext() throws IOException {
    start(laptop(LONG, ANY_PACE, PATIENT));
    fixture.runtime.poll();
    holding(LARGE, LARGE);
    fixture.runtime.event();
    Wire next = holding(LARGE, LARGE - 1);

    holding(LARGE, 0);

    // Only what has found room can be made to give way.
    assertThat(next.head().status()).isEqualTo(429);
  }

  @Test
  void threeHundredHeldBodiesAreNoneOfABystandersBusiness() throws IOException {
    start(laptop(LONG, ANY_PACE, PATIENT));
    for (int i = 0; i < 300; i++) {
      holding(LARGE, 1);
    }

    Wire bystander = client();
    for (int i = 0; i < 3; i++) {
      assertServed(bystander);
    }
    fixture.runtime.poll();
    Wire small = holding(1000, 1000);
    fixture.runtime.respond(fixture.runtime.event().id(), OK);
    assertThat(small.head().status()).isEqualTo(200);
  }

  @Test
  void silentBodyIs408() throws IOException {
    start(laptop(LONG, new BodyPace(SHORT, LONG, 1), PATIENT));

    assertThat(holding(LARGE, 10).head().status()).isEqualTo(408);
  }

  @Test
  void bodyThatTricklesIs408() throws Exception {
    start(laptop(LONG, new BodyPace(LONG, SHORT, 1 << 20), PATIENT));
    Wire client = holding(LARGE, 10);

    // Never silent for as long as is allowed, and refused all the same.
    assertThat(client.trickleUntilAnswered((byte) 'x').status()).isEqualTo(408);
  }

  @ParameterizedTest
  @ValueSource(strings = {"G", "GET /buf", "GET /buffered HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHo"})
  void headersThatAreNotSentToTheirEndAreCut(String begin) throws IOException {
    start(laptop(LONG, ANY_PACE, new ConnectionLimits(SHORT, LONG, LONG)));
    Wire client = client();

    client.send(begin);

    assertThatThrownBy(client::line).isInstanceOf(EOFException.class);
  }

  @Test
  void headersThatTrickleAreCut() throws Exception {
    start(laptop(LONG, ANY_PACE, new ConnectionLimits(SHORT, LONG, LONG)));
    Wire client = client();
    client.send("GET /buffered HTTP/1.1\r\nX-Long: ");

    assertThatThrownBy(() -> client.trickleUntilAnswered((byte) 'x'))
        .isInstanceOf(IOException.class);
  }

  @Test
  void secondRequestsHeadersAreTimedToo() throws IOException {
    start(laptop(LONG, ANY_PACE, new ConnectionLimits(SHORT, LONG, LONG)));
    Wire client = client();
    assertServed(client);

    client.send("GET /buffered HTTP/1.1\r\n");

    assertThatThrownBy(client::line).isInstanceOf(EOFException.class);
  }

  @Test
  void connectionWithoutARequestIsClosed() throws IOException {
    start(laptop(LONG, ANY_PACE, new ConnectionLimits(LONG, SHORT, LONG)));

    assertThatThrownBy(client()::line).isInstanceOf(EOFException.class);
  }

  @Test
  void connectionIsClosedAWhileAfterItsLastRequest() throws IOException {
    start(laptop(LONG, ANY_PACE, new ConnectionLimits(LONG, SHORT, LONG)));
    Wire client = client();
    assertServed(client);

    assertThatThrownBy(client::line).isInstanceOf(EOFException.class);
  }

  @Test
  void connectionStaysWhileAFunctionThinks() throws IOException {
    start(laptop(LONG, ANY_PACE, new ConnectionLimits(SHORT, SHORT, SHORT)));
    fixture.runtime.poll();
    Wire client = client();
    client.request("GET", "/buffered");
    String id = fixture.runtime.event().id();

    assertThatThrownBy(() -> client.line(SHORT.multipliedBy(3))).isInstanceOf(IOException.class);

    fixture.runtime.respond(id, OK);
    assertThat(client.head().status()).isEqualTo(200);
  }

  @Test
  void wholeAnswerThatIsNotTakenGivesWayToOthers() throws IOException {
    start(laptop(LONG, ANY_PACE, PATIENT));
    Wire first = readerOfLargeAnswer();

    readerOfLargeAnswer();
    first.trickleUntilCut();

    assertServed(client());
  }

  @Test
  void wholeAnswerThatIsNotTakenInTimeIsCut() throws IOException {
    start(
        new Laptop(
            new ByteBudget(BUDGET_BYTES, LONG),
            new ByteBudget(BUDGET_BYTES, LONG),
            ANY_PACE,
            SHORT,
            PATIENT));

    readerOfLargeAnswer().trickleUntilCut();

    assertServed(client());
  }

  /** A client whose answer is larger than all buffers between here and there, and not read. */
  private Wire readerOfLargeAnswer() throws IOException {
    fixture.runtime.poll();
    Wire reader = client();
    reader.receiveLittle();
    reader.request("GET", "/buffered");
    String body = "x".repeat((6 << 20) - 100);
    fixture.runtime.respond(
        fixture.runtime.event().id(), "{\"statusCode\":200,\"body\":\"" + body + "\"}");
    return reader;
  }

  @Test
  void streamedAnswerThatIsNotTakenInTimeIsCut() throws Exception {
    fixture =
        new GatewayFixture(
            GatewayLimits.aws().on(laptop(LONG, ANY_PACE, PATIENT)).withStreamIdle(SHORT));
    opened.add(fixture);
    fixture.runtime.poll();
    Wire reader = client();
    reader.receiveLittle();
    reader.request("GET", "/stream");
    try (FakeRuntime.Stream stream = fixture.runtime.stream(fixture.runtime.event().id())) {
      stream.prelude("{\"statusCode\":200}");
      for (int i = 0; i < 64; i++) {
        stream.chunk(new byte[1 << 20]);
      }
      assertThat(stream.end().status()).isEqualTo(202);
    }

    reader.trickleUntilCut();
  }

  @Test
  void gatewayClosesWhateverIsHeld() throws IOException {
    start(laptop(LONG, ANY_PACE, PATIENT));
    ArrayList<Wire> held = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      held.add(holding(LARGE, 1));
    }
    // Connections are accepted in their order: whoever has an answer comes after all of them.
    Wire last = client();
    last.request("GET", "/nothing");
    assertThat(last.head().status()).isEqualTo(403);
    long begin = System.nanoTime();

    opened.remove(fixture);
    fixture.close();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    for (Wire client : held) {
      client.trickleUntilCut();
    }
  }
}
