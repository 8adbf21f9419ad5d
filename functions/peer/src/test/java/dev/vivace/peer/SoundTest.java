package dev.vivace.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.vivace.peer.PeerStage.Running;
import dev.vivace.testkit.S3Server;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sound there and back, beside video and without. */
class SoundTest {
  private static final double AMPLITUDE = 0.2;

  @RegisterExtension static final S3Server S3 = new S3Server();

  private static PeerStage stage;

  @BeforeAll
  static void start() {
    stage = new PeerStage(S3, Map.of());
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @Test
  void aGainOfTwoDoublesTheSamples() throws Exception {
    try (Camera camera =
        new Camera()
            .withChannel()
            .withVideo(RTCRtpTransceiverDirection.SEND_RECV)
            .withTone(AMPLITUDE)) {
      Running session = started(camera, Optional.of("gain"), Map.of());
      await()
          .atMost(Duration.ofSeconds(15))
          .untilAsserted(() -> assertThat(camera.heard()).isCloseTo(0.2, within(0.03)));

      camera.send("{\"type\":\"parameters\",\"values\":{\"gain\":2}}");

      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThat(camera.heard()).isCloseTo(0.4, within(0.05)));
      camera.awaitFrames(10);
      end(camera, session);
    }
  }

  @Test
  void soundWithoutVideoComesBackAsItWas() throws Exception {
    try (Camera camera = new Camera().withChannel().withTone(AMPLITUDE)) {
      Running session = started(camera, Optional.empty(), Map.of());

      await()
          .atMost(Duration.ofSeconds(15))
          .untilAsserted(() -> assertThat(camera.heard()).isCloseTo(0.2, within(0.03)));

      assertThat(session.isDone()).isFalse();
      end(camera, session);
    }
  }

  private static Running started(Camera camera, Optional<String> audio, Map<String, Object> set)
      throws Exception {
    Running session = stage.start(camera.offer(), "pass", audio, set);
    camera.accept(session.sdp(0));
    return session;
  }

  private static void end(Camera camera, Running session) throws Exception {
    camera.send("{\"type\":\"stop\"}");
    session.awaitEnd(Duration.ofSeconds(4));
  }
}
