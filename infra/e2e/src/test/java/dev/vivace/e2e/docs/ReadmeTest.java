package dev.vivace.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.SharedProduct;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands and programs of the README, pasted one after the other, in a folder with a song and
 * a film. The stack runs already, at another port, and nothing is deployed; pip asks no index.
 */
@ExtendWith(SharedProduct.class)
@Timeout(120)
class ReadmeTest {
  private static final Pattern BLOCK =
      Pattern.compile("```(sh|python|js)\\n(.*?)```", Pattern.DOTALL);
  private static final String CLIENTS = "shared/clients";

  @TempDir private static Path folder;
  private static Product product;
  private static Path python;

  @BeforeAll
  static void prepare(Product shared) throws Exception {
    product = shared;
    python = Machine.here().pythonWith("numpy", "requests", "setuptools", "wheel", "pip");
    Files.write(folder.resolve("song.mp3"), MediaFixtures.bytes("speech.mp3"));
    Files.write(folder.resolve("film.mp4"), MediaFixtures.bytes("clip.mp4"));
    copy(Product.ROOT.resolve(CLIENTS), folder.resolve(CLIENTS));
  }

  @Test
  void everyCommandAndProgramDoesWhatItSays() throws Exception {
    List<MatchResult> blocks =
        BLOCK.matcher(Files.readString(Product.ROOT.resolve("README.md"))).results().toList();
    StringBuilder said = new StringBuilder();
    for (MatchResult block : blocks) {
      said.append(run(block.group(1), block.group(2)));
    }

    assertThat(blocks).hasSize(7);
    assertThat(said.toString())
        .containsPattern("\"fileName\":\"song.mp3\"")
        .containsPattern("\"items\":\\[\\{")
        .contains("Successfully installed vivace-media")
        .containsPattern("http://127.0.0.1:\\d+/media/\\w{26}/content")
        .containsPattern("/media/\\w{26}/stream\\?format=mp3")
        .containsPattern("listen: http.*/live/\\w{26}/stream\\?format=mp3")
        .containsPattern("kept: \\w{26}")
        .contains("9 9");
  }

  private static String run(String language, String text) throws Exception {
    String local = text.replace("http://127.0.0.1:3000", product.url("").toString());
    return switch (language) {
      case "sh" -> process(List.of("bash", "-euc", prepared(local)));
      case "python" -> process(List.of(python.toString(), written("readme.py", local)));
      case "js" ->
          process(List.of(Machine.here().program("node").toString(), written("readme.mjs", local)));
      default -> throw new AssertionError(language);
    };
  }

  /** Without what is running already, and what needs an account; and pip without an index. */
  private static String prepared(String commands) {
    return commands
        .replaceAll("(?m)^(make run|sam ).*$", "true")
        .replaceAll(
            "(?m)^pip install (\\S+) numpy$",
            python + " -m pip install --no-index --no-build-isolation --no-deps --target site $1");
  }

  private static String written(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String process(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("PYTHONPATH", folder.resolve("site").toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s said: %s", command, said).isZero();
    return said;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
