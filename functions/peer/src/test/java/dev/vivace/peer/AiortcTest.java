package dev.vivace.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.vivace.peer.PeerStage.Running;
import dev.vivace.testkit.S3Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Clients of another WebRTC than libwebrtc: Debian's aiortc. */
class AiortcTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @RegisterExtension static final S3Server S3 = new S3Server();
  @TempDir static Path folder;

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
  void aViewerSeesWhatASenderSends() throws Exception {
    try (AiortcClient sender = new AiortcClient(folder, "sendonly");
        AiortcClient viewer = new AiortcClient(folder, "recvonly")) {
      Running session = stage.start(sender.offer(), "flip", Optional.empty(), Map.of());
      sender.accept(session.sdp(0));

      int number = stage.sessions().addViewer(session.id(), viewer.offer());
      viewer.accept(session.sdp(number));

      await().atMost(LONGEST).until(() -> viewer.frames() > 10);
      assertThat(viewer.left()).isGreaterThan(viewer.right() + 60);
      session.stop();
      session.awaitEnd(Duration.ofSeconds(4));
    }
  }

  @Test
  void videoAndSoundComeBackFiltered() throws Exception {
    try (AiortcClient client = new AiortcClient(folder, "sendrecv", "tone")) {
      Running session =
          stage.start(client.offer(), "flip", Optional.of("gain"), Map.of("gain", 2.0));
      client.accept(session.sdp(0));

      await()
          .atMost(LONGEST)
          .untilAsserted(() -> {
            assertThat(client.frames()).isGreaterThan(10);
            assertThat(client.left()).isGreaterThan(client.right() + 60);
            assertThat(client.heard()).isCloseTo(0.4, within(0.06));
          });
      session.stop();
      session.awaitEnd(Duration.ofSeconds(4));
    }
  }
}
