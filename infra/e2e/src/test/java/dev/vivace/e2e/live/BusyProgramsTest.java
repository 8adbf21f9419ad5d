package dev.vivace.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.BusyProduct;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.Samples;
import dev.vivace.testkit.machine.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the guides, as they stand there, with a gateway that is busy for a while. */
@Tag("long")
@Timeout(120)
class BusyProgramsTest {
  /** As many answers as a function that is throttled gives in that many seconds. */
  private static final int SECONDS_BUSY = 10;

  private static final Path APPS = Product.ROOT.resolve("infra/e2e/src/test/resources/apps");

  private static final String GRADIO =
      """
      import gradio_app
      stream = gradio_app.session.post(gradio_app.API + "/live", json={"sampleRate": 24000}).json()
      gradio_app.produce(stream, "ab")
      print(gradio_app.session.get(gradio_app.API + "/live/" + stream["id"]).json())
      """;

  private static final String STREAMLIT =
      """
      import streamlit, streamlit_app
      print(streamlit.page)
      """;

  @TempDir private static Path folder;
  private static BusyProduct product;

  @BeforeAll
  static void start() throws Exception {
    product = BusyProduct.start(folder.resolve("data"));
  }

  @AfterAll
  static void stop() throws Exception {
    product.close();
  }

  @Test
  void theProducerWaitsAsLongAsItIsToldAndLosesNothing() throws Exception {
    product.busy(SECONDS_BUSY, line -> line.startsWith("PUT"), 503, "1");
    product.busy(SECONDS_BUSY, line -> line.contains("/end"), 202, "1");
    product.busy(1, line -> line.startsWith("POST /live "), 429, "1");

    String said = python(Product.ROOT.resolve("docs/producer.py").toString(), product.api());

    assertThat(said).containsPattern("kept: \\w{26}");
  }

  @Test
  void theSpeechAppWaitsToo() throws Exception {
    product.busy(SECONDS_BUSY, line -> line.startsWith("PUT"), 503, "1");
    product.busy(1, line -> line.contains("/end"), 202, "1");

    assertThat(python("-c", GRADIO)).contains("'ended': True", "'seconds': 0.5", "'mediaId'");
  }

  @Test
  void theUploadingAppWaitsToo() throws Exception {
    product.busy(SECONDS_BUSY, line -> line.startsWith("POST /uploads "), 429, "1");
    product.busy(SECONDS_BUSY, line -> line.contains("/complete"), 202, "1");

    assertThat(python("-c", STREAMLIT)).contains("<audio", "/content");
  }

  private static String python(String... arguments) throws Exception {
    Path python = Machine.here().pythonWith("numpy", "requests");
    List<String> command = new ArrayList<>(List.of(python.toString()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("VIVACE_API", product.api());
    builder.environment().put("PYTHONPATH", APPS + ":" + Product.ROOT.resolve("docs"));
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder
        .environment()
        .put(
            "UPLOADED_FILE",
            Files.write(folder.resolve("silence.wav"), Samples.silentWav(8_000, 1)).toString());
    Process process = builder.redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
      String said = Files.readString(output);
      assertThat(process.exitValue()).as(said).isZero();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
