package dev.vivace.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.BusyProduct;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.Samples;
import dev.vivace.testkit.machine.Machine;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The programs of the guides, as they stand there, with a gateway that is busy for a while. */
@Tag("long")
@Timeout(120)
class BusyProgramsTest {
  /** As many answers as a function that is throttled gives in that many seconds. */
  private static final int SECONDS_BUSY = 10;

  private static final Path APPS = Product.ROOT.resolve("infra/e2e/src/test/resources/apps");

  private static final Path CLIENT = Product.ROOT.resolve("shared/clients/python/src");

  private static final Pattern LISTEN_URL = Pattern.compile("src=\"(http.*/live/\\w{26})/stream");

  private static final String GRADIO =
      """
      import gradio_app, threading
      page = gradio_app.speak("ab")
      for thread in threading.enumerate():
          if thread is not threading.main_thread():
              thread.join()
      print(page)
      """;

  private static final String UPLOAD =
      """
      import os, sys, vivace
      print(vivace.Vivace(os.environ["VIVACE_API"]).upload(sys.argv[1]).content_url)
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

    Matcher stream = LISTEN_URL.matcher(python("-c", GRADIO));
    assertThat(stream.find()).isTrue();
    JsonNode state = Http.json(Http.get(URI.create(stream.group(1))));
    assertThat(state.get("ended").asBoolean()).isTrue();
    assertThat(state.get("seconds").asDouble()).isEqualTo(0.5);
    assertThat(state.get("mediaId").asString()).isNotEmpty();
  }

  @Test
  void anUploadWaitsToo() throws Exception {
    product.busy(SECONDS_BUSY, line -> line.startsWith("POST /uploads "), 429, "1");
    product.busy(SECONDS_BUSY, line -> line.contains("/complete"), 202, "1");

    Path wav = Files.write(folder.resolve("silence.wav"), Samples.silentWav(8_000, 1));
    assertThat(python("-c", UPLOAD, wav.toString())).contains("/content");
  }

  private static String python(String... arguments) throws Exception {
    Path python = Machine.here().pythonWith("numpy", "requests");
    List<String> command = new ArrayList<>(List.of(python.toString()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("VIVACE_API", product.api());
    builder
        .environment()
        .put("PYTHONPATH", APPS + ":" + Product.ROOT.resolve("docs") + ":" + CLIENT);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
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
