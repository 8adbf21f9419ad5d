package dev.vivace.e2e.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.machine.LocalPort;
import dev.vivace.testkit.machine.Machine;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The guide's apps as they stand there, in a real browser. What they call of Streamlit and Gradio
 * is a stand-in, so that this says nothing of those two, nor of what their frames allow.
 */
@Tag("browser")
@Timeout(120)
class CameraAppsTest {
  private static final Path APPS = Product.ROOT.resolve("infra/e2e/src/test/resources/apps");

  @TempDir private static Path folder;
  private static Product product;
  private static CameraPage page;

  @BeforeAll
  static void start() throws Exception {
    product = Product.start(folder.resolve("data"), Map.of());
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

  @ParameterizedTest
  @CsvSource({"streamlit_camera.py, state.Filter", "gradio_camera.py, filter"})
  void showsTheCameraThroughTheFilterThatIsChosen(String app, String choice) throws Exception {
    int port = LocalPort.free();
    Process process = start(app, port);
    try {
      LocalPort.awaitOpen(process, port);
      page.openFramed("http://127.0.0.1:%d/?%s=gray".formatted(port, choice));

      assertThat(page.start()).isPositive();

      assertThat(page.run("return document.getElementById('filter').value;")).isEqualTo("gray");
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private static Process start(String app, int port) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Machine.here().pythonWith("requests").toString(),
            APPS.resolve("replica.py").toString(),
            Product.ROOT.resolve("docs").resolve(app).toString(),
            Integer.toString(port));
    builder.environment().put("VIVACE_API", product.url("").toString());
    builder.environment().put("VIVACE_CAMERA", page.url());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
