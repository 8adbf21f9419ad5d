package dev.vivace.e2e.stack;

import dev.vivace.local.StartupException;
import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.machine.LocalPort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A local stack behind a gateway that is busy when it is told to be; all links lead there. */
public final class BusyProduct implements AutoCloseable {
  private final FaultyProxy gateway;
  private final Product product;

  private BusyProduct(FaultyProxy gateway, Product product) {
    this.gateway = gateway;
    this.product = product;
  }

  public static BusyProduct start(Path data) throws IOException, StartupException {
    int port = LocalPort.free();
    FaultyProxy gateway = FaultyProxy.before(URI.create("http://127.0.0.1:" + port));
    Map<String, String> behind =
        Map.of(
            "VIVACE_PORT", Integer.toString(port), "PUBLIC_API_URL", gateway.endpoint().toString());
    return new BusyProduct(gateway, Product.start(data, behind));
  }

  public String api() {
    return gateway.endpoint().toString();
  }

  /** Answers coming requests so, in place of the product. */
  public void busy(int count, Predicate<String> requests, int status, String retryAfter) {
    gateway.fail(count, requests, new Fault.Busy(status, retryAfter));
  }

  /** The request lines so far. */
  public List<String> requests() {
    return gateway.requestLines();
  }

  @Override
  public void close() throws IOException {
    product.close();
    gateway.close();
  }
}
