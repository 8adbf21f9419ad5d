package dev.vivace.e2e.camera;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.ModelFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/** A model that the test writes, uploaded as a media item, as the filter of a camera. */
@Isolated("measures times")
@Tag("browser")
@Timeout(120)
class ModelTest {
  private static final Path OFFER =
      Product.ROOT.resolve("infra/package/src/main/resources/dev/vivace/packaging/offer.sdp");
  private static final int SIDE = 64;

  @TempDir private static Path folder;
  private static Product product;
  private static CameraPage page;

  @BeforeAll
  static void start() throws Exception {
    product = Product.start(folder.resolve("data"), Map.of("VIVACE_PARAMETERS", "OnnxModels=on"));
    page = CameraPage.start(folder.resolve("profile"));
  }

  @AfterAll
  static void stop() {
    page.close();
    product.close();
  }

  @AfterEach
  void endSession() {
    page.stop();
  }

  /** Chromium's camera is a green field: red and blue as they were, and no green, are magenta. */
  @Test
  void aModelIsTheFilter() throws Exception {
    byte[] inverse =
        ModelFile.withInput(1, 3, SIDE, SIDE)
            .constant("one", new float[] {1}, 1)
            .node("Sub", List.of("one", "in"), "out")
            .withOutput(1, 3, SIDE, SIDE);
    page.open(product, "&filter=onnx&model=" + uploaded(inverse));

    page.start();

    String corner =
        page.run(
            """
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [shown.videoWidth, shown.videoHeight];
            const context = canvas.getContext('2d');
            context.drawImage(shown, 0, 0);
            const [r, g, b] = context.getImageData(4, 4, 1, 1).data;
            return [r > 200, g < 140, b > 200, canvas.width].join(' ') + ` of ${r} ${g} ${b}`;
            """);
    assertThat(corner).startsWith("true true true " + SIDE);
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> {
          JsonNode status = status();
          assertThat(status.path("filterMs").asDouble(0)).isPositive();
          assertThat(status.path("filterFailures").asInt(-1)).isZero();
        });
  }

  /** It asks for 5 GB at the first frame. */
  @Test
  void aModelThatTakesTooMuchMemoryFailsAndFramesGoThroughUnfiltered() throws Exception {
    byte[] huge =
        ModelFile.withInput(1, 3, 640, 640)
            .constant("batch", new float[1_024], 1_024, 1, 1, 1)
            .node("Add", List.of("batch", "in"), "many")
            .node("Relu", List.of("many"), "out")
            .withOutput(1_024, 3, 640, 640);
    page.open(product, "&filter=onnx&model=" + uploaded(huge));

    page.start();

    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> {
          JsonNode status = status();
          assertThat(status.path("state").asString("")).isEqualTo("connected");
          assertThat(status.path("filterFailures").asInt(0)).isGreaterThan(10);
          assertThat(status.path("failure").asString(""))
              .containsPattern("bad_alloc|bad allocation|allocate");
          assertThat(status.path("fpsOut").asDouble(0)).isPositive();
        });
  }

  @Test
  void aBrokenModelIsRefusedByTheSameProcessThatGoesOn() throws Exception {
    List<Long> before = pids();

    HttpResponse<byte[]> answer =
        Http.post(
            product.url("/realtime/onnx?model=" + uploaded("no model".getBytes(UTF_8))),
            Files.readAllBytes(OFFER),
            "Content-Type",
            "application/sdp");

    assertThat(Http.summary(answer)).isEqualTo("422 model-refused");
    assertThat(pids()).containsAll(before);
  }

  private static List<Long> pids() {
    return product.processes("PeerFunction").stream().map(ProcessHandle::pid).toList();
  }

  private static String uploaded(byte[] model) throws Exception {
    HttpResponse<byte[]> item = Http.post(product.url("/media?filename=model.onnx"), model);
    return Http.json(item).get("id").asString();
  }

  private static JsonNode status() throws Exception {
    return Http.json(Http.get(product.url("/realtime/sessions/" + page.sessionId())));
  }
}
