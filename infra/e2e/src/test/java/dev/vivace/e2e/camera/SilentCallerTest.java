package dev.vivace.e2e.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.machine.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another WebRTC than a browser's, aiortc, which says nowhere how it can be reached. */
@Timeout(120)
class SilentCallerTest {
  private static final String SCRIPT = "silent_caller.py";

  @TempDir private Path folder;

  /** The peer's relay lets in the address that the offer came from. */
  @Test
  void isReachedThroughTurnWithoutACandidateOfItsOwn() throws Exception {
    try (TurnServer turn = TurnServer.start(folder);
        Product product =
            Product.start(
                folder.resolve("data"),
                Map.of(
                    "VIVACE_PARAMETERS",
                    turn.parameters("udp"),
                    "VIVACE_TURN_SECRET",
                    TurnServer.SECRET))) {
      Process caller = call(product.url("/realtime/flip"));
      try (BufferedReader said = caller.inputReader(StandardCharsets.UTF_8)) {
        URI session = URI.create(Objects.requireNonNull(said.readLine(), "no session"));
        String[] halves = Objects.requireNonNull(said.readLine(), "no frames").split(" ");

        assertThat(Integer.parseInt(halves[0])).isGreaterThan(Integer.parseInt(halves[1]) + 60);
        await()
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(() ->
                assertThat(Http.json(Http.get(session)).path("candidatePair").asString(""))
                    .contains("relay"));
      } finally {
        caller.destroyForcibly().onExit().join();
      }
    }
  }

  private Process call(URI endpoint) throws IOException, InterruptedException {
    Path script = folder.resolve(SCRIPT);
    try (InputStream in =
        Objects.requireNonNull(SilentCallerTest.class.getResourceAsStream(SCRIPT))) {
      Files.copy(in, script);
    }
    return new ProcessBuilder(
            Machine.here().pythonWith("aiortc", "numpy").toString(),
            script.toString(),
            endpoint.toString())
        .redirectError(folder.resolve("caller.log").toFile())
        .start();
  }
}
