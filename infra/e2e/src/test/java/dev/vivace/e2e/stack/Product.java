package dev.vivace.e2e.stack;

import dev.vivace.local.LocalStack;
import dev.vivace.local.LogFormatter;
import dev.vivace.local.StackConfig;
import dev.vivace.local.StartupException;
import dev.vivace.local.process.PoolLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** A local stack with the packages of this build, on free ports. Closing it keeps the data. */
public final class Product implements AutoCloseable {
  public static final Path ROOT = Path.of(System.getProperty("vivace.root"));
  private static final Path PACKAGES = ROOT.resolve("infra/package/target/functions");

  private final LocalStack stack;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Handler ownLines = new OwnLines(log);
  private final LocalStack.Addresses addresses;

  private Product(StackConfig config) throws StartupException {
    stack = new LocalStack(config, new PrintStream(log, true, StandardCharsets.UTF_8));
    addresses = stack.start();
    Logger.getLogger("").addHandler(ownLines);
  }

  /** Adds what the stack logs beside its functions: gateway, bucket, processes. */
  private static final class OwnLines extends StreamHandler {
    OwnLines(OutputStream log) {
      super(log, new LogFormatter());
    }

    @Override
    public synchronized void publish(LogRecord entry) {
      super.publish(entry);
      flush();
    }
  }

  private static StackConfig config(Path data, Map<String, String> overrides) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.remove("VIVACE_SECRET");
    environment.putAll(
        Map.of("VIVACE_PORT", "0", "VIVACE_S3_PORT", "0", "VIVACE_DATA", data.toString()));
    environment.putAll(overrides);
    return StackConfig.of(ROOT.resolve("template.yaml"), PACKAGES, environment);
  }

  public static Product start(Path data) throws StartupException {
    return start(data, Map.of());
  }

  /**
   * Starts with variables of the functions set as a user would set them.
   *
   * @param overrides environment variables beside this process's own
   */
  public static Product start(Path data, Map<String, String> overrides) throws StartupException {
    return new Product(config(data, overrides));
  }

  /**
   * Starts one whose functions have no more processes each than that.
   *
   * @param processes at least one
   */
  public static Product startSmall(Path data, int processes) throws StartupException {
    StackConfig large = config(data, Map.of());
    PoolLimits usual = large.limits();
    return new Product(
        new StackConfig(
            large.template(),
            large.packages(),
            large.dataFolder(),
            large.port(),
            large.s3Port(),
            large.parameters(),
            new PoolLimits(
                processes,
                usual.maxWaiting(),
                usual.maxWait(),
                usual.initTimeout(),
                usual.idleAfter(),
                usual.grace()),
            large.environment()));
  }

  /** Both of two sets of variables. */
  public static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
    Map<String, String> all = new HashMap<>(some);
    all.putAll(others);
    return all;
  }

  public URI url(String pathAndQuery) {
    return URI.create(addresses.api() + pathAndQuery);
  }

  /** The log of the functions so far, and of all stacks of this JVM. */
  public String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  /** This stack's live processes of a function, such as {@code UploadFunction} (Linux). */
  public List<ProcessHandle> processes(String function) {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").contains("/" + function + "/jre/"))
        .filter(this::isOwn)
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  /** Every stack has an S3 of its own, whose address its functions get. */
  private boolean isOwn(ProcessHandle process) {
    Path variables = Path.of("/proc", String.valueOf(process.pid()), "environ");
    try {
      return Files.readString(variables, StandardCharsets.ISO_8859_1)
          .contains("AWS_ENDPOINT_URL_S3=" + addresses.s3() + "\0");
    } catch (IOException ended) {
      return false;
    }
  }

  /** Ends a function's processes as a crash would, and returns when they are gone. */
  public void kill(String function) {
    for (ProcessHandle process : processes(function)) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(ownLines);
    stack.close();
  }
}
