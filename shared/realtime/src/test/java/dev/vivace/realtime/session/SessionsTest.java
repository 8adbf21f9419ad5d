package dev.vivace.realtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.Ids;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.StateObjects;
import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.S3Clients;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.S3Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Sessions in S3, as both functions change them. */
class SessionsTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final Answer REFUSED = new Answer.Refused(Refusal.GIVEN_UP, "Nobody came.");
  private static final Filtering FILTERING =
      new Filtering("edges", Optional.of("gain"), Optional.empty());

  private static S3Client client;
  private static Sessions sessions;

  private final Ids ids = new Ids(Clock.systemUTC());
  private final SessionId id = new SessionId(ids.newUlid());

  @BeforeAll
  static void start() {
    client = client(S3.coordinates());
    sessions = sessions(client);
  }

  private static Sessions sessions(S3Client client) {
    return new Sessions(new StateObjects(new Bucket(client, S3.coordinates().bucket())));
  }

  private static S3Client client(S3Coordinates at) {
    return S3Clients.of(at, UrlConnectionHttpClient.create());
  }

  @Test
  void takeTheirOwnWritesForTheirOwnIfAnAnswerOfS3IsLost() throws IOException {
    create();
    try (FaultyProxy proxy = FaultyProxy.before(S3.coordinates().endpoint());
        S3Client cut = client(S3.coordinates().at(proxy.endpoint()))) {
      Sessions behind = sessions(cut);

      proxy.fail(1, line -> line.startsWith("PUT"), new Fault.AnswerLost());
      behind.addCandidates(id, 0, List.of("candidate:0"));
      proxy.fail(1, line -> line.startsWith("PUT"), new Fault.AnswerLost());
      assertThat(behind.answer(id, 0, REFUSED)).isTrue();
      proxy.fail(1, line -> line.contains("/offers/"), new Fault.AnswerLost());
      assertThat(behind.addViewer(id, "v=0\r\n")).isEqualTo(1);
    }

    assertThat(sessions.candidates(id, 0, 1)).isEmpty();
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  @Test
  void areReadAsTheyWereWritten() {
    Session session =
        new Session(id, FILTERING, "203.0.113.7", id.createdAt(), Optional.of(other()));
    sessions.create(session, "v=0\r\n", Control.of(Map.of("low", 5, "on", true, "k", 0.5)));

    assertThat(sessions.require(id)).isEqualTo(session);
    assertThat(sessions.offer(id, 0)).contains("v=0\r\n");
    assertThat(sessions.control(id).parameters())
        .containsExactlyInAnyOrderEntriesOf(Map.of("low", 5, "on", true, "k", 0.5));
    assertThat(sessions.findAnswer(id, 0)).isEmpty();
    assertThat(sessions.status(id)).isEmpty();
  }

  @Test
  void haveOneAnswerForEachOfferWhoeverComesFirst() {
    create();

    assertThat(sessions.answer(id, 0, REFUSED)).isTrue();
    assertThat(sessions.answer(id, 0, new Answer.Accepted("v=0\r\n"))).isFalse();
    assertThat(sessions.findAnswer(id, 0)).contains(REFUSED);
  }

  @Test
  void loseNoChangeOfTwoWhoChangeAtOnce() {
    create();
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      for (int copy = 0; copy < 2; copy++) {
        int own = copy;
        both.execute(() -> {
          for (int i = 0; i < 10; i++) {
            sessions.changeParameters(id, Map.of("p" + own + "-" + i, i));
          }
        });
      }
    }

    assertThat(sessions.control(id).parameters()).hasSize(20);
  }

  @Test
  void giveViewersNumbersOfTheirOwn() {
    create();
    try (ExecutorService four = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        four.execute(() -> sessions.addViewer(id, "v=0\r\n"));
      }
    }

    assertThat(sessions.control(id).offers()).isEqualTo(5);
    for (int number = 1; number <= 4; number++) {
      assertThat(sessions.offer(id, number)).isPresent();
    }
  }

  @Test
  void haveAnEndOfViewersAndOfCandidates() throws IOException {
    create();
    for (int i = 0; i < Sessions.MAX_VIEWERS; i++) {
      sessions.addViewer(id, "v=0\r\n");
    }
    S3.plant(
        IntStream.range(0, Sessions.MAX_BATCHES - 2)
            .mapToObj(sequence -> SessionKeys.candidates(id, 0, sequence))
            .toList(),
        "{\"candidates\":[\"candidate:0\"]}".getBytes(StandardCharsets.US_ASCII));
    sessions.addCandidates(id, 0, List.of("candidate:1"));
    sessions.addCandidates(id, 0, List.of("candidate:2"));

    assertThatThrownBy(() -> sessions.addViewer(id, "v=0\r\n"))
        .isInstanceOf(RealtimeException.TooManyViewers.class);
    assertThatThrownBy(() -> sessions.addCandidates(id, 0, List.of("candidate:x")))
        .isInstanceOf(RealtimeException.TooManyCandidates.class);
    assertThat(sessions.candidates(id, 0, 3)).contains(List.of("candidate:0"));
    assertThat(sessions.candidates(id, 0, Sessions.MAX_BATCHES - 1))
        .contains(List.of("candidate:2"));
    assertThat(sessions.candidates(id, 0, Sessions.MAX_BATCHES)).isEmpty();
  }

  @Test
  void areNotChangedOnceTheyAreStopped() {
    create();
    sessions.change(id, Control::stop);

    assertThatThrownBy(() -> sessions.changeParameters(id, Map.of("low", 1)))
        .isInstanceOf(RealtimeException.SessionEnded.class);
    assertThatThrownBy(() -> sessions.addViewer(id, "v=0\r\n"))
        .isInstanceOf(RealtimeException.SessionEnded.class);
  }

  @Test
  void areNotChangedOnceTheirPeerHasReportedTheirEnd() {
    create();
    String now = id.createdAt().toString();
    sessions.report(
        id, new SessionStatus(SessionStatus.State.ENDED, now, now, Map.of("reason", "vanished")));

    assertThatThrownBy(() -> sessions.addViewer(id, "v=0\r\n"))
        .isInstanceOf(RealtimeException.SessionEnded.class);
    assertThat(sessions.status(id).orElseThrow().members())
        .containsExactlyEntriesOf(Map.of("reason", "vanished"));
  }

  @Test
  void areUnknownUnderAnotherId() {
    assertThatThrownBy(() -> sessions.require(id))
        .isInstanceOf(RealtimeException.UnknownSession.class);
    assertThatThrownBy(() -> sessions.control(id))
        .isInstanceOf(RealtimeException.UnknownSession.class);
  }

  @Test
  void rememberWhoHasLeftAndWhoTakesOver() {
    create();
    SessionId successor = other();
    sessions.change(id, control -> control.without(2).succeededBy(successor));

    assertThat(sessions.control(id).left()).isEqualTo(Set.of(2));
    assertThat(sessions.control(id).successor()).contains(successor);
  }

  private SessionId other() {
    return new SessionId(ids.newUlid());
  }

  private void create() {
    sessions.create(
        new Session(id, FILTERING, "", id.createdAt(), Optional.empty()),
        "v=0\r\n",
        Control.of(Map.of()));
  }
}
