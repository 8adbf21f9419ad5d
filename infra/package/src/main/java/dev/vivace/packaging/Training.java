package dev.vivace.packaging;

import dev.vivace.lambda.access.TokenSecret;
import dev.vivace.lambda.access.TokenSigner;
import dev.vivace.local.LocalStack;
import dev.vivace.local.StackConfig;
import dev.vivace.local.StartupException;
import dev.vivace.local.process.PoolLimits;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs every function on the local stack as it will be used, so that its JVM can keep what it
 * loaded and linked (JEP 483, JEP 514). The caches are written when the processes are told to end.
 */
final class Training {
  /** One process for each function; writing a cache at the end takes some seconds of it. */
  private static final PoolLimits LIMITS =
      new PoolLimits(
          1,
          10,
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofMinutes(10),
          Duration.ofMinutes(3));

  /** Of a stack that is gone after some seconds. */
  private static final String SECRET = "no-secret-since-it-only-trains-caches";

  private final Path template;
  private final Path build;

  Training(Path template, Path build) {
    this.template = template;
    this.build = build;
  }

  /**
   * Trains the functions in {@code build/training}, and leaves what they logged in {@code
   * build/training.log}.
   *
   * @param stale those of them that get the cache which their training made
   * @param environment the build's environment variables
   * @throws IOException if a function does not start, does not answer as it should or leaves no
   *     cache; the message says all that is known of it
   */
  void run(List<FunctionPackage> stale, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path log = build.resolve("training.log");
    try {
      use(environment, log);
      for (FunctionPackage function : stale) {
        function.takeCache();
      }
    } catch (StartupException | IOException failure) {
      throw new IOException(TrainingReport.of(failure, log), failure);
    }
  }

  private void use(Map<String, String> environment, Path log)
      throws IOException, InterruptedException, StartupException {
    Path data = Files.createTempDirectory(build, "training-data");
    Map<String, String> closed = new HashMap<>(environment);
    closed.put("VIVACE_SECRET", SECRET);
    StackConfig config =
        new StackConfig(template, build.resolve("training"), data, 0, 0, Map.of(), LIMITS, closed);
    TokenSigner tokens = new TokenSigner(TokenSecret.of(SECRET), Clock.systemUTC());
    try (PrintStream lines = new PrintStream(log.toFile(), StandardCharsets.UTF_8);
        LocalStack stack = new LocalStack(config, lines)) {
      new TrainingRequests(stack.start().api(), tokens).run();
    } finally {
      FileTree.delete(data);
    }
  }
}
