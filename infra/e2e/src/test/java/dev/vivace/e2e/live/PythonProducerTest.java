package dev.vivace.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.Samples;
import dev.vivace.testkit.machine.Machine;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The producer of the guides, as it stands there. */
@Timeout(120)
class PythonProducerTest {
  private static final Path PROGRAM = Product.ROOT.resolve("docs/producer.py");
  private static final Path CLIENT = Product.ROOT.resolve("shared/clients/python/src");
  private static final int RATE = 24_000;
  private static final int SECONDS = 10;
  private static final int HERTZ = 440;
  private static final int WAV_HEADER_BYTES = 56;
  private static final double ENCODER_DELAY_S = 0.15;

  @TempDir private static Path folder;
  private static Product product;

  @BeforeAll
  static void start() throws Exception {
    product = Product.start(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void isHeardAndKeptAsTheToneThatItMade() throws Exception {
    Sent sent = send(() -> {});

    float[] heard = decoded(Http.get(URI.create(sent.listenUrl())).body());

    assertThat((double) heard.length / RATE).isBetween(10.0, 10.0 + ENCODER_DELAY_S);
    assertThat(Samples.bestCorrelation(tone(), heard, (int) (RATE * ENCODER_DELAY_S)))
        .isGreaterThan(0.999);
    assertIsTheTone(kept(sent));
  }

  @Test
  void losesNothingWhenTheFunctionIsKilledMeanwhile() throws Exception {
    Sent sent = send(() -> product.kill("LiveFunction"));

    assertIsTheTone(kept(sent));
  }

  @Test
  void isWhatTheGuideShows() throws Exception {
    assertThat(Files.readString(Product.ROOT.resolve("docs/live-from-python.md")))
        .contains("```python\n" + Files.readString(PROGRAM) + "```\n");
    assertThat(Files.readAllLines(PROGRAM)).hasSizeLessThanOrEqualTo(15);
  }

  private record Sent(String listenUrl, String mediaId) {}

  /** Runs the program, and something else once its stream is there. */
  private static Sent send(Runnable meanwhile) throws Exception {
    Path python = Machine.here().pythonWith("numpy", "requests");
    ProcessBuilder builder =
        new ProcessBuilder(python.toString(), PROGRAM.toString(), product.url("").toString());
    builder.environment().put("PYTHONPATH", CLIENT.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process program = builder.redirectErrorStream(true).start();
    try (BufferedReader output = program.inputReader()) {
      String listen = output.readLine();
      assertThat(listen).startsWith("listen: ");
      meanwhile.run();
      String kept = output.readAllAsString().strip();
      assertThat(kept).matches("kept: \\w+");
      assertThat(program.waitFor()).isZero();
      return new Sent(listen.substring("listen: ".length()), kept.substring("kept: ".length()));
    } finally {
      program.destroyForcibly();
    }
  }

  private static void assertIsTheTone(float[] heard) {
    assertThat(heard).hasSameSizeAs(tone());
    assertThat(Samples.mostDifference(heard, tone())).isLessThanOrEqualTo(1e-6);
  }

  private static float[] tone() {
    float[] samples = new float[SECONDS * RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * HERTZ * i / RATE));
    }
    return samples;
  }

  private static float[] decoded(byte[] mp3) throws Exception {
    Path file = Files.write(folder.resolve("heard.mp3"), mp3);
    Path samples = folder.resolve("heard.pcm");
    Machine.here()
        .output(
            "ffmpeg",
            List.of("-v", "error", "-y", "-i", file.toString(), "-f", "f32le", samples.toString()));
    return Samples.floats(Files.readAllBytes(samples));
  }

  private static float[] kept(Sent sent) throws Exception {
    JsonNode playback = Http.json(Http.get(product.url("/media/" + sent.mediaId() + "/playback")));
    byte[] wav = Http.get(URI.create(playback.get("url").asString())).body();
    return Samples.floats(Arrays.copyOfRange(wav, WAV_HEADER_BYTES, wav.length));
  }
}
