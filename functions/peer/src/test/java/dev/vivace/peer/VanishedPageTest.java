package dev.vivace.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.S3Server;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A browser that is killed says nothing; its session has to end all the same. */
@Tag("long")
class VanishedPageTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  @Test
  void theInvocationEndsWithinTwentySeconds() throws Exception {
    try (PeerStage stage = new PeerStage(S3, Map.of());
        CameraProcess camera = new CameraProcess()) {
      PeerStage.Running session = stage.start(camera.offer(), "pass", Optional.empty(), Map.of());
      camera.accept(session.sdp(0));
      camera.awaitFrame();

      camera.kill();
      long killedNs = System.nanoTime();
      session.awaitEnd(Duration.ofSeconds(20));

      assertThat(session.status()).containsEntry("reason", "vanished");
      System.err.printf(
          "A killed page ended after %d ms%n", (System.nanoTime() - killedNs) / 1_000_000);
    }
  }
}
