package dev.vivace.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.vivace.peer.PeerStage.Running;
import dev.vivace.testkit.S3Server;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When sessions end by themselves, with limits of seconds. */
class SessionLimitsTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  @Test
  void aHandoverIsAnnouncedAtTheAgeThatIsConfigured() throws Exception {
    try (PeerStage stage = new PeerStage(S3, Map.of("SESSION_SECONDS", "1"));
        Camera camera = camera()) {
      Running session = started(stage, camera);

      assertThat((Integer) camera.message("handover").get("secondsLeft")).isBetween(47, 50);

      assertThat(session.isDone()).isFalse();
      session.stop();
      session.awaitEnd(Duration.ofSeconds(4));
    }
  }

  @Test
  void aSessionEndsWhenItsChainIsAtItsEnd() throws Exception {
    try (PeerStage stage = new PeerStage(S3, Map.of("CHAIN_SECONDS", "2"));
        Camera camera = camera()) {
      Running session = started(stage, camera);

      assertThat(camera.message("ended")).containsEntry("reason", "time");
      session.awaitEnd(Duration.ofSeconds(2));
    }
  }

  @Test
  void aPageThatSendsNoMediaEndsItsSession() throws Exception {
    try (PeerStage stage = new PeerStage(S3, Map.of("IDLE_SECONDS", "2"));
        Camera camera = camera()) {
      Running session = started(stage, camera);
      camera.awaitFrames(5);

      camera.stopShooting();

      assertThat(camera.message("ended")).containsEntry("reason", "idle");
      session.awaitEnd(Duration.ofSeconds(2));
    }
  }

  private static Camera camera() {
    return new Camera().withChannel().withVideo(RTCRtpTransceiverDirection.SEND_RECV);
  }

  private static Running started(PeerStage stage, Camera camera) throws Exception {
    Running session = stage.start(camera.offer(), "pass", Optional.empty(), Map.of());
    camera.accept(session.sdp(0));
    return session;
  }
}
