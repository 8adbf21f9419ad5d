package dev.vivace.e2e.clients;

import dev.vivace.e2e.proxies.ProxiedProduct;
import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.machine.LocalPort;
import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A replica of an app of the guide, by its own framework. Closing it kills it. */
final class SpeechApp implements AutoCloseable {
  private final Process process;
  private final int port;
  private final Path log;

  private SpeechApp(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** The frameworks that there is an app for. */
  enum Framework {
    FLASK,
    FASTAPI;

    private List<String> command(int port) throws IOException, InterruptedException {
      String docs = Product.ROOT.resolve("docs").toString();
      String at = Integer.toString(port);
      return switch (this) {
        case FLASK ->
            List.of(python("flask"), "-m", "flask", "--app", docs + "/flask_app", "run", "-p", at);
        case FASTAPI ->
            List.of(
                python("fastapi", "uvicorn"),
                "-m",
                "uvicorn",
                "--app-dir",
                docs,
                "fastapi_app:app",
                "--port",
                at);
      };
    }

    private static String python(String... modules) throws IOException, InterruptedException {
      String[] all = Arrays.copyOf(modules, modules.length + 2);
      all[modules.length] = "numpy";
      all[modules.length + 1] = "requests";
      return Machine.here().pythonWith(all).toString();
    }
  }

  /**
   * Starts one, and returns when it takes connections.
   *
   * @param product what it calls, from behind the proxy, whose certificate it does not trust
   * @param openAi where it finds the speech API
   */
  static SpeechApp start(Framework framework, int port, ProxiedProduct product, String openAi)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("speech-app-", ".log");
    ProcessBuilder builder = new ProcessBuilder(framework.command(port));
    builder.environment().put("VIVACE_API", product.inside().toString());
    builder.environment().put("OPENAI_BASE_URL", openAi);
    builder.environment().put("OPENAI_API_KEY", "key");
    builder
        .environment()
        .put("PYTHONPATH", Product.ROOT.resolve("shared/clients/python/src").toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    SpeechApp app = new SpeechApp(builder.start(), port, log);
    LocalPort.awaitOpen(app.process, port);
    return app;
  }

  int port() {
    return port;
  }

  /** The number of requests to speak, as its log tells. */
  long requests() throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("GET /speak")).count();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
    Files.delete(log);
  }
}
