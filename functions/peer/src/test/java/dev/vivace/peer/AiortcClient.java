package dev.vivace.peer;

import dev.vivace.testkit.machine.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.jr.ob.JSON;

/** {@code aiortc_client.py} as a process. */
final class AiortcClient implements AutoCloseable {
  private static final String SCRIPT = "aiortc_client.py";

  private final Process process;
  private final BufferedReader said;
  private final PrintWriter told;
  private volatile Map<String, Object> seen = Map.of();

  AiortcClient(Path folder, String... arguments) throws IOException, InterruptedException {
    Path script = folder.resolve(SCRIPT);
    if (!Files.exists(script)) {
      try (InputStream in =
          Objects.requireNonNull(AiortcClient.class.getResourceAsStream(SCRIPT))) {
        Files.copy(in, script);
      }
    }
    List<String> command = new ArrayList<>();
    command.add(Machine.here().pythonWith("aiortc", "numpy").toString());
    command.add(script.toString());
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    said = process.inputReader(StandardCharsets.UTF_8);
    told =
        new PrintWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
  }

  String offer() throws IOException {
    return new String(Base64.getDecoder().decode(said.readLine()), StandardCharsets.UTF_8);
  }

  void accept(String answer) {
    told.println(Base64.getEncoder().encodeToString(answer.getBytes(StandardCharsets.UTF_8)));
    Thread.ofPlatform().daemon().start(this::watch);
  }

  private void watch() {
    try {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        seen = JSON.std.mapFrom(line);
      }
    } catch (IOException killed) {
      // the test is over
    }
  }

  int frames() {
    return (int) number("frames");
  }

  int left() {
    return (int) number("left");
  }

  int right() {
    return (int) number("right");
  }

  double heard() {
    return number("heard");
  }

  private double number(String name) {
    return seen.get(name) instanceof Number number ? number.doubleValue() : 0;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
