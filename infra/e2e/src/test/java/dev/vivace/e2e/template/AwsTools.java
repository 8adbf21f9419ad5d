package dev.vivace.e2e.template;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * AWS's own tools, packages of Python, where they are installed. What is not tested without them is
 * told on the console, since a report of tests has no more than a number for it.
 */
public final class AwsTools {
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  /** Null until it is asked for. */
  private static @Nullable Optional<TemplateDocument> translated;

  private AwsTools() {}

  /** The exit code of a program, and what it printed. */
  public record Outcome(int exitCode, String output) {}

  /** Runs a program; -1 where there is none of that name. */
  public static Outcome run(Map<String, String> environment, List<String> command)
      throws InterruptedException {
    try {
      Path output = Files.createTempFile("aws-tool", ".txt");
      try {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
        builder.environment().putAll(environment);
        Process process = started(builder.redirectErrorStream(true), output);
        assertThat(process.waitFor(120, SECONDS)).as(command.getFirst() + " hangs").isTrue();
        return new Outcome(process.exitValue(), Files.readString(output));
      } catch (NotInstalled program) {
        return new Outcome(-1, program.getMessage());
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a test where a program can't be run so, and tells what stays untested. */
  public static void assume(String untested, String... command) throws InterruptedException {
    assumeTrue(has(untested, command), untested + " is not tested here");
  }

  /** The main template as SAM makes it, once for all tests; empty, and told, without SAM. */
  public static synchronized Optional<TemplateDocument> translated() throws InterruptedException {
    if (translated == null) {
      translated =
          has("What SAM makes of the template", "python3", "-c", "import samtranslator")
              ? Optional.of(translate(TemplateDocument.read(TemplateDocument.MAIN)))
              : Optional.empty();
    }
    return translated;
  }

  private static TemplateDocument translate(TemplateDocument template) throws InterruptedException {
    try {
      Path json = Files.createTempFile("template", ".json");
      try {
        Files.writeString(json, template.json().toString());
        Path script = Path.of(AwsTools.class.getResource("/sam-transform.py").toURI());
        Outcome sam = run(Map.of(), List.of("python3", script.toString(), json.toString()));
        assertThat(sam.exitCode()).as(sam.output()).isZero();
        return new TemplateDocument(JsonMapper.shared().readTree(sam.output()));
      } finally {
        Files.delete(json);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean has(String untested, String... command) throws InterruptedException {
    boolean there = run(Map.of(), List.of(command)).exitCode() == 0;
    if (!there && TOLD.add(untested)) {
      System.err.printf(
          "NOT TESTED HERE: %s. It takes `%s`, which does not run.%n",
          untested, String.join(" ", command));
    }
    return there;
  }

  private static Process started(ProcessBuilder builder, Path output) throws NotInstalled {
    try {
      return builder.redirectOutput(output.toFile()).start();
    } catch (IOException e) {
      throw new NotInstalled(e);
    }
  }

  private static final class NotInstalled extends IOException {
    NotInstalled(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
