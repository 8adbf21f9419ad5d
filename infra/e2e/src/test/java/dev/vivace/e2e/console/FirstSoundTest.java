package dev.vivace.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.browser.Chromium;
import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.machine.LocalPort;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A newcomer's way to the first sound: {@code git clone}, {@code cd}, {@code make run}, and a file
 * into the console. What was committed last is cloned; Maven has loaded its libraries before.
 */
@Tag("browser")
@Tag("long")
@Timeout(1_800)
class FirstSoundTest {
  private static final String READY = "ready ";
  private static final String PLAYED =
      """
      (() => {
        const player = document.querySelector('#items audio');
        player?.play();
        return player?.currentTime > 0;
      })()\
      """;

  @TempDir private Path folder;

  @Test
  void twoCommandsAndAFileMakeASound() throws Exception {
    Path song = Files.write(folder.resolve("song.mp3"), MediaFixtures.bytes("speech.mp3"));
    Instant begun = Instant.now();
    Process process = shell("git clone -q '%s' vivace && cd vivace && exec make run");
    try (BufferedReader out = process.inputReader();
        Chromium chromium = Chromium.start(folder.resolve("profile"))) {
      String ready = out.lines().filter(line -> line.startsWith(READY)).findFirst().orElseThrow();
      Duration build = Duration.between(begun, Instant.now());
      ConsolePage page = new ConsolePage(chromium);
      page.open(ready.substring(READY.length()) + "/");
      page.choose(song);
      page.until(PLAYED);
      System.out.printf(
          "first sound after %d s, of which the build took %d s; 2 commands, 1 file%n",
          Duration.between(begun, Instant.now()).toSeconds(), build.toSeconds());

      assertThat(page.text("trouble")).isEmpty();
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.waitFor();
    }
  }

  private Process shell(String commands) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euc", commands.formatted(Product.ROOT))
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .putAll(
            Map.of(
                "VIVACE_PORT", Integer.toString(LocalPort.free()),
                "VIVACE_S3_PORT", Integer.toString(LocalPort.free())));
    return builder.start();
  }
}
