package dev.vivace.e2e.browser;

import dev.vivace.e2e.proxies.ProxiedProduct;
import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.machine.LocalPort;
import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process of an app of the guides, with a stand-in for its framework. Closing it kills it. */
final class Replica implements AutoCloseable {
  private static final Path APPS = Product.ROOT.resolve("infra/e2e/src/test/resources/apps");

  private final Process process;
  private final int port;

  private Replica(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one, and returns when it takes connections.
   *
   * @param app a file of {@code docs}
   * @param product what it calls, from behind the proxy, whose certificate it does not trust
   */
  static Replica start(String app, int port, ProxiedProduct product)
      throws IOException, InterruptedException {
    return start(app, port, product, Map.of("VIVACE_PUBLIC_API", product.api()));
  }

  /** The same without a word of where browsers are. */
  static Replica startInside(String app, int port, ProxiedProduct product)
      throws IOException, InterruptedException {
    return start(app, port, product, Map.of());
  }

  private static Replica start(
      String app, int port, ProxiedProduct product, Map<String, String> variables)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Machine.here().pythonWith("numpy", "requests").toString(),
                APPS.resolve("replica.py").toString(),
                Product.ROOT.resolve("docs").resolve(app).toString(),
                Integer.toString(port)));
    builder.environment().put("VIVACE_API", product.inside().toString());
    builder.environment().putAll(variables);
    builder
        .environment()
        .put("PYTHONPATH", Product.ROOT.resolve("shared/clients/python/src").toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Replica replica = new Replica(builder.start(), port);
    LocalPort.awaitOpen(replica.process, port);
    return replica;
  }

  /** The title of its pages. */
  String title() {
    return Integer.toString(port);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
