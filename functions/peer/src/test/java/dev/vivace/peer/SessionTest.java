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

/** Sessions of a client with a camera, through the native library on both sides. */
class SessionTest {
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
  void framesComeBackFiltered() throws Exception {
    try (Camera camera = new Camera().withChannel().withVideo(RTCRtpTransceiverDirection.SEND_RECV)) {
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

  private static Running started(Camera camera, String filter, Map<String, Object> set)
      throws Exception {
    Running session = stage.start(camera.offer(), filter, Optional.empty(), set);
    camera.accept(session.sdp(0));
    return session;
  }
}
