package dev.vivace.e2e.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.RealEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A package on Lambda: unpacked somewhere else, in a folder that nobody may write to. */
class UnpackedPackageTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  /** Each package is zipped and unpacked once: none of them changes. */
  private static final Map<String, Path> UNPACKED = new HashMap<>();

  @TempDir private static Path elsewhere;

  @TempDir Path temporary;

  private static Path unpacked(String function) throws IOException {
    Path known = UNPACKED.get(function);
    if (known == null) {
      known =
          PackageZip.unpacked(
              PackagedFunction.folder(function),
              Files.createDirectory(elsewhere.resolve(function)));
      UNPACKED.put(function, known);
    }
    return known;
  }

  @ParameterizedTest
  @CsvSource({
    "UploadFunction, upload-post-media-form",
    "UploadFunction, upload-post-media-raw",
    "PlaybackFunction, playback-get-media",
    "StreamFunction, stream-post-f32le"
  })
  void runsFromItsCacheAndLeavesNothingBehind(String function, String event) throws Exception {
    Path folder = unpacked(function);
    Path home = Files.createDirectory(temporary.resolve("home"));
    Path scratch = Files.createDirectory(temporary.resolve("tmp"));
    Map<String, String> before = contents(folder);
    writable(folder, false);

    Map<String, String> variables =
        new HashMap<>(
            PackagedFunction.javaOptions("-XX:AOTMode=on", "-Djava.io.tmpdir=" + scratch));
    variables.put("HOME", home.toString());
    variables.put("TMPDIR", scratch.toString());
    try (PackagedFunction process =
        new PackagedFunction(folder, S3.coordinates(), variables, temporary.resolve("log"))) {
      assertThat(process.status(RealEvents.json(event))).isBetween(200, 299);
      assertThat(scratch).isEmptyDirectory();
    } finally {
      writable(folder, true);
    }

    assertThat(scratch).isEmptyDirectory();
    assertThat(home).isEmptyDirectory();
    assertThat(contents(folder)).isEqualTo(before);
  }

  /** The cache names the jar that it was trained with; where it is not found, each class fails. */
  @ParameterizedTest
  @ValueSource(strings = {"UploadFunction", "PlaybackFunction", "LiveFunction", "StreamFunction"})
  void findsItsJarWhereverItIs(String function) throws Exception {
    Path folder = unpacked(function);
    Path exceptions = temporary.resolve("exceptions");

    try (PackagedFunction process =
        new PackagedFunction(
            folder,
            S3.coordinates(),
            PackagedFunction.javaOptions(
                "-XX:AOTMode=on", "-Xlog:exceptions=info:file=" + exceptions),
            temporary.resolve("log"))) {
      assertThat(process.status(RealEvents.json("any-unknown-resource"))).isBetween(400, 499);
    }

    assertThat(Files.readAllLines(exceptions))
        .isNotEmpty()
        .noneMatch(line -> line.contains("UnixException"));
  }

  /** Path to size and time of every file; root may write anywhere, so it is compared as well. */
  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return contents;
  }

  private static void writable(Path folder, boolean allowed) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(file -> assertThat(file.toFile().setWritable(allowed)).isTrue());
    }
  }
}
