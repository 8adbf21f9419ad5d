package dev.vivace.e2e.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.packaging.Check;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.RealEvents;
import dev.vivace.upload.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** With {@code -XX:AOTMode=on} a JVM ends at once where it refuses the cache. */
class AotCacheTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final String KNOWN_ITEM = "01KAH3Z5T8V0QJ4M9W2N7XBCDE";
  private static final String CACHE_REQUIRED = "-XX:AOTMode=on";

  private static String item = "";

  @TempDir Path temporary;

  @BeforeAll
  static void store() {
    try (Main upload = new dev.vivace.upload.Main(S3.coordinates().environment())) {
      item =
          new FunctionClient(upload)
              .send(
                  GatewayEvent.of("POST", "/media")
                      .withBody(MediaFixtures.bytes("speech.mp3"))
                      .withQuery("filename", "speech.mp3"))
              .json()
              .get("id")
              .asString();
    }
  }

  static Set<Map.Entry<String, String>> functions() {
    return PackagedFunction.logicalIds().entrySet();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyFunctionAnswersAllOfItsEventsFromItsCache(Map.Entry<String, String> function)
      throws Exception {
    Map<String, Integer> statuses = new TreeMap<>();

    try (PackagedFunction process =
        new PackagedFunction(
            PackagedFunction.folder(function.getValue()),
            S3.coordinates(),
            PackagedFunction.javaOptions(CACHE_REQUIRED),
            temporary.resolve("log"))) {
      for (String name : eventsOf(function.getKey())) {
        String event = RealEvents.json(name).replace(KNOWN_ITEM, item);
        statuses.put(name, process.status(event));
      }
    }

    assertThat(statuses)
        .isNotEmpty()
        .allSatisfy(
            (name, status) -> assertThat(status).as(name).isBetween(200, 503).isNotEqualTo(500));
    assertThat(statuses.values()).anyMatch(status -> status < 300);
  }

  /** Variables that differ between the training and a deployment, or between two of those. */
  enum Surroundings {
    BARE(Map.of()),
    LAMBDA(
        Map.of(
            "LANG", "en_US.UTF-8",
            "TZ", ":UTC",
            "AWS_SESSION_TOKEN", "of-a-role",
            "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
            "_X_AMZN_TRACE_ID", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1")),
    OWN_ORIGIN(Map.of("HOME", "/nowhere", "CORS_ORIGIN", "https://app.example, https://b.example"));

    private final Map<String, String> variables;

    Surroundings(Map<String, String> variables) {
      this.variables = variables;
    }
  }

  /**
   * A class that is not in the cache is read from the jar. Code that Java makes to link a piece at
   * its first run, such as a lambda or a switch over types, is made anew by each start.
   */
  @ParameterizedTest
  @CsvSource({
    "PlaybackFunction, playback-get-playback",
    "UploadFunction, upload-post-media-raw",
    "LiveFunction, live-post-live"
  })
  void theFirstAnswerNeedsNoClassBesideTheCacheWhereverItRuns(String function, String event)
      throws Exception {
    for (Surroundings surroundings : Surroundings.values()) {
      Path loaded = temporary.resolve(surroundings.name());
      Map<String, String> variables =
          new HashMap<>(
              PackagedFunction.javaOptions(CACHE_REQUIRED, "-Xlog:class+load:file=" + loaded));
      variables.putAll(surroundings.variables);

      try (PackagedFunction process =
          new PackagedFunction(
              PackagedFunction.folder(function),
              S3.coordinates(),
              variables,
              temporary.resolve("log"))) {
        String json = RealEvents.json(event).replace(KNOWN_ITEM, item);
        assertThat(process.status(json)).isBetween(200, 299);

        assertThat(Files.readAllLines(loaded))
            .as(surroundings.name())
            .isNotEmpty()
            .allMatch(line ->
                line.contains(" source: shared objects file") || line.contains(" source: jrt:/"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyPackageMayBeDeployed(Map.Entry<String, String> function) throws IOException {
    assertThat(Check.complaints(PackagedFunction.ROOT, PackagedFunction.BUILD, function.getValue()))
        .isEmpty();
  }

  /** No event is sent to it: it would wait for a browser. */
  @Test
  void thePackageOfThePeerMayBeDeployed() throws IOException {
    assertThat(Check.complaints(PackagedFunction.ROOT, PackagedFunction.BUILD, "PeerFunction"))
        .isEmpty();
  }

  /** With its layer it has to be small enough, too. */
  @Test
  void theLibraryOfModelsIsInALayerAlone() throws IOException {
    Path library = Path.of(System.mapLibraryName("onnxruntime"));

    assertThat(Check.complaints(PackagedFunction.ROOT, PackagedFunction.BUILD, "OnnxLayer"))
        .isEmpty();
    assertThat(PackagedFunction.BUILD.resolve("layers/OnnxLayer/lib").resolve(library)).exists();
    assertThat(PackagedFunction.folder("PeerFunction").resolve("natives"))
        .isNotEmptyDirectory()
        .isDirectoryNotContaining(file -> file.toString().contains("onnx"));
  }

  /** Or the tests above would pass without any cache. */
  @Test
  void aDamagedCacheIsRefused() throws Exception {
    Path folder = PackageZip.unpacked(PackagedFunction.folder("PlaybackFunction"), temporary);
    byte[] cache = Files.readAllBytes(folder.resolve("app.aot"));
    Files.write(folder.resolve("app.aot"), Arrays.copyOf(cache, cache.length / 2));

    try (PackagedFunction process =
        new PackagedFunction(
            folder,
            S3.coordinates(),
            PackagedFunction.javaOptions(CACHE_REQUIRED),
            temporary.resolve("log"))) {
      assertThat(process.exitStatus()).isNotZero();
    }
  }

  private static Iterable<String> eventsOf(String prefix) {
    return Stream.concat(RealEvents.names(prefix).stream(), RealEvents.names("any-").stream())
        .toList();
  }
}
