package dev.vivace.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.vivace.peer.PeerStage.Running;
import dev.vivace.realtime.session.Answer;
import dev.vivace.realtime.session.Refusal;
import dev.vivace.testkit.S3Server;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions of a client with a camera, through the native library on both sides. */
class SessionTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static PeerStage stage;

  @BeforeAll
  static void start() {
    stage = new PeerStage(S3, Map.of("ONNX_MODELS", "on"));
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @Test
  void framesComeBackFiltered() throws Exception {
    try (Camera camera =
        new Camera().withChannel().withVideo(RTCRtpTransceiverDirection.SEND_RECV)) {
      Running session = started(camera, "flip", Map.of());

      Camera.Shot shot = camera.awaitFrames(30);

      assertThat(shot.left()).isCloseTo(Camera.BRIGHT, within(12));
      assertThat(shot.right()).isCloseTo(Camera.DARK, within(12));
      await().untilAsserted(() -> assertThat(session.status()).containsKey("candidatePair"));
      assertThat(session.status())
          .containsEntry("filterFailures", 0)
          .containsKeys("fpsIn", "fpsOut", "framesIn", "filterMs", "bytesIn", "codec");
      camera.send("{\"type\":\"stop\"}");
      assertThat(camera.message("ended")).containsEntry("reason", "stopped");
      session.awaitEnd(Duration.ofSeconds(2));
      assertThat(session.status()).containsEntry("reason", "stopped");
    }
  }

  @Test
  void viewersSeeWhatASenderSends() throws Exception {
    try (Camera camera = new Camera().withVideo(RTCRtpTransceiverDirection.SEND_ONLY);
        Camera one = new Camera().withVideo(RTCRtpTransceiverDirection.RECV_ONLY);
        Camera other = new Camera().withVideo(RTCRtpTransceiverDirection.RECV_ONLY)) {
      Running session = stage.start(camera.offer(), "flip", Optional.empty(), Map.of());
      String answer = session.sdp(0);
      camera.accept(answer);

      int first = stage.sessions().addViewer(session.id(), one.offer());
      one.accept(session.sdp(first));
      int second = stage.sessions().addViewer(session.id(), other.offer());
      other.accept(session.sdp(second));

      assertThat(answer).contains("a=recvonly").doesNotContain("a=sendrecv");
      assertThat(session.sdp(first)).contains("a=sendonly");
      assertThat(one.awaitFrames(10).left()).isCloseTo(Camera.BRIGHT, within(12));
      assertThat(other.awaitFrames(10).left()).isCloseTo(Camera.BRIGHT, within(12));
      await().untilAsserted(() -> assertThat(session.status()).containsEntry("viewers", 2));
      // One leaves by DELETE, the other one by closing: there is a report every two seconds only.
      stage.sessions().change(session.id(), control -> control.without(first));
      other.hangUp();
      await().untilAsserted(() -> assertThat(session.status()).containsEntry("viewers", 0));
      session.stop();
      session.awaitEnd(Duration.ofSeconds(4));
    }
  }

  @Test
  void theChannelSetsParametersAtOnce() throws Exception {
    try (Camera camera = sendingWithChannel()) {
      Running session = started(camera, "flip", Map.of());
      camera.awaitFrames(10);

      long sentNs = System.nanoTime();
      camera.send("{\"type\":\"parameters\",\"id\":7,\"values\":{\"direction\":\"vertical\"}}");
      Map<String, Object> reply = camera.message("parameters");
      long tookMs = (System.nanoTime() - sentNs) / 1_000_000;

      assertThat(reply)
          .containsEntry("id", 7)
          .containsEntry("values", Map.of("direction", "vertical"));
      assertThat(tookMs).isLessThan(100);
      await().until(() -> camera.latest().left() < Camera.DARK + 12);
      await()
          .untilAsserted(() ->
              assertThat(stage.sessions().control(session.id()).parameters())
                  .containsEntry("direction", "vertical"));
      end(camera, session);
    }
  }

  @Test
  void aParameterOutOfBoundsIsRefusedByName() throws Exception {
    try (Camera camera = sendingWithChannel()) {
      Running session = started(camera, "blur", Map.of());
      camera.openChannel();

      camera.send("{\"type\":\"parameters\",\"id\":8,\"values\":{\"radius\":65}}");

      assertThat(camera.message("error"))
          .containsEntry("id", 8)
          .containsEntry("parameter", "radius")
          .containsKey("detail");
      end(camera, session);
    }
  }

  @Test
  void whatWasSetByHttpIsInEffectWithinOneAndAHalfSeconds() throws Exception {
    try (Camera camera = sendingWithChannel()) {
      Running session = started(camera, "flip", Map.of("direction", "vertical"));
      assertThat(camera.awaitFrames(10).left()).isCloseTo(Camera.DARK, within(12));

      long changedNs = System.nanoTime();
      stage.sessions().changeParameters(session.id(), Map.of("direction", "horizontal"));
      await()
          .pollInterval(Duration.ofMillis(10))
          .until(() -> camera.latest().left() > Camera.BRIGHT - 12);

      assertThat(Duration.ofNanos(System.nanoTime() - changedNs))
          .isLessThan(Duration.ofMillis(1_500));
      assertThat(camera.message("parameters"))
          .containsEntry("values", Map.of("direction", "horizontal"));
      end(camera, session);
    }
  }

  @Test
  void theChannelStopsASessionAndThePageKnowsWithin200Ms() throws Exception {
    try (Camera camera = sendingWithChannel()) {
      Running session = started(camera, "pass", Map.of());
      camera.openChannel();

      long stoppedNs = System.nanoTime();
      camera.send("{\"type\":\"stop\"}");
      assertThat(camera.message("ended")).containsEntry("reason", "stopped");
      long knownMs = (System.nanoTime() - stoppedNs) / 1_000_000;
      session.awaitEnd(Duration.ofSeconds(2));

      assertThat(knownMs).isLessThan(200);
    }
  }

  @Test
  void aStoppedSessionEndsWithinTwoSeconds() throws Exception {
    try (Camera camera = sendingWithChannel()) {
      Running session = started(camera, "pass", Map.of());
      camera.awaitFrames(5);

      session.stop();
      session.awaitEnd(Duration.ofSeconds(2));

      assertThat(session.status()).containsEntry("reason", "stopped");
    }
  }

  @Test
  void aPageThatClosesEndsItsSession() throws Exception {
    Camera camera = sendingWithChannel();
    Running session = started(camera, "pass", Map.of());
    camera.awaitFrames(5);

    camera.hangUp();
    session.awaitEnd(Duration.ofSeconds(4));

    assertThat(session.status()).containsEntry("reason", "closed");
  }

  @Test
  void aSenderWithoutAChannelThatClosesEndsItsSession() throws Exception {
    Camera camera = new Camera().withVideo(RTCRtpTransceiverDirection.SEND_RECV);
    Running session = started(camera, "pass", Map.of());
    camera.awaitFrames(5);

    camera.hangUp();
    session.awaitEnd(Duration.ofSeconds(4));

    assertThat(session.status()).containsEntry("reason", "closed");
  }

  @Test
  void aFilterThatThrowsLetsFramesThroughAndShowsInTheStatus() throws Exception {
    try (Camera camera = sendingWithChannel()) {
      Running session = started(camera, "broken", Map.of());

      assertThat(camera.awaitFrames(10).left()).isCloseTo(Camera.DARK, within(12));

      await()
          .untilAsserted(() ->
              assertThat(session.status())
                  .containsEntry("failure", "java.lang.IllegalStateException: broken"));
      assertThat((Integer) session.status().get("filterFailures")).isPositive();
      end(camera, session);
    }
  }

  /** Nobody can stop the loading: a process that is left with it has to end. */
  @Test
  void framesGoThroughAsTheyComeWhileAModelIsLoaded() throws Exception {
    try (Camera camera = sendingWithChannel()) {
      Running session = stage.startWithModel(camera.offer(), "slow-model");
      camera.accept(session.sdp(0));

      assertThat(camera.awaitFrames(10).left()).isCloseTo(Camera.DARK, within(12));
      assertThat(camera.message("status"))
          .containsEntry("modelState", "loading")
          .containsEntry("filterFailures", 0);
      assertThat(stage.peer().isSpent()).isTrue();

      SlowModelFilter.LOADS.release();
      await().until(() -> camera.latest().left() > Camera.BRIGHT);
      await()
          .untilAsserted(() -> assertThat(session.status()).containsEntry("modelState", "ready"));
      end(camera, session);
    }
  }

  @Test
  void messagesOfAFilterReachThePage() throws Exception {
    try (Camera camera = sendingWithChannel()) {
      Running session = started(camera, "counting", Map.of());

      Map<String, Object> message = camera.message("message");

      assertThat(message).containsEntry("filter", "counting").containsKey("data");
      end(camera, session);
    }
  }

  @Test
  void aFloodedChannelIsClosedAndTheSessionGoesOn() throws Exception {
    try (Camera camera = sendingWithChannel()) {
      Running session = started(camera, "pass", Map.of());
      camera.awaitFrames(5);
      camera.send("x".repeat(17_000));
      await().untilAsserted(() -> assertThat(session.status()).containsEntry("ignoredMessages", 1));

      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> {
            camera.flood(4_000);
            return camera.isChannelClosed();
          });

      camera.awaitFrames(30);
      assertThat(session.isDone()).isFalse();
      session.stop();
      session.awaitEnd(Duration.ofSeconds(4));
    }
  }

  @Test
  void anOfferThatIsNoneIsRefused() {
    Running session = stage.start("v=0\r\nm=video 9 what\r\n", "pass", Optional.empty(), Map.of());

    assertThat(session.answer(0))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.UNSUPPORTED_OFFER));
  }

  @Test
  void anOfferThatWasAnsweredIsNotAnsweredAgain() throws Exception {
    try (Camera camera = sendingWithChannel()) {
      Running session = started(camera, "pass", Map.of());
      camera.awaitFrames(2);
      end(camera, session);

      stage.invoke(session.id()).get(2, TimeUnit.SECONDS);

      assertThat(session.status()).containsEntry("reason", "stopped");
    }
  }

  private static Camera sendingWithChannel() {
    return new Camera().withChannel().withVideo(RTCRtpTransceiverDirection.SEND_RECV);
  }

  private static void end(Camera camera, Running session) throws Exception {
    camera.send("{\"type\":\"stop\"}");
    session.awaitEnd(Duration.ofSeconds(4));
  }

  private static Running started(Camera camera, String filter, Map<String, Object> set)
      throws Exception {
    Running session = stage.start(camera.offer(), filter, Optional.empty(), set);
    camera.accept(session.sdp(0));
    return session;
  }
}
