package dev.vivace.e2e.clients;

import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.machine.LocalPort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** The product with a proxy that fails before its API, and another one before its bucket. */
final class FaultyProduct implements AutoCloseable {
  private static final List<Fault> FAULTS =
      List.of(
          new Fault.Unavailable(),
          new Fault.RequestCut(1_000_000),
          new Fault.AnswerLost(),
          new Fault.Cut());

  private final Product product;
  private final FaultyProxy gateway;
  private final FaultyProxy bucket;
  private final CountDownLatch over = new CountDownLatch(1);

  private FaultyProduct(Product product, FaultyProxy gateway, FaultyProxy bucket) {
    this.product = product;
    this.gateway = gateway;
    this.bucket = bucket;
  }

  static FaultyProduct start(Path data) throws Exception {
    int apiPort = LocalPort.free();
    int s3Port = LocalPort.free();
    FaultyProxy gateway = FaultyProxy.before(URI.create("http://127.0.0.1:" + apiPort));
    FaultyProxy bucket = FaultyProxy.before(URI.create("http://127.0.0.1:" + s3Port));
    Map<String, String> addresses =
        Map.of(
            "VIVACE_PORT", Integer.toString(apiPort),
            "VIVACE_S3_PORT", Integer.toString(s3Port),
            "PUBLIC_API_URL", gateway.endpoint().toString(),
            "PUBLIC_MEDIA_URL", bucket.endpoint().toString());
    return new FaultyProduct(Product.start(data, addresses), gateway, bucket);
  }

  String api() {
    return gateway.endpoint().toString();
  }

  /** A URL past the proxy. */
  URI url(String path) {
    return product.url(path);
  }

  /** Has the next parts be cut, refused, or stored without an answer. */
  void failParts() {
    fail(bucket);
  }

  /** Has the next part stand still for good. */
  void stallAPart() {
    bucket.fail(1, FaultyProduct::isPut, new Fault.Held(over));
  }

  /** Has the next chunks be cut, refused, or stored without an answer. */
  void failChunks() {
    fail(gateway);
  }

  /** Has the next chunk stand still for good. */
  void stallAChunk() {
    gateway.fail(1, FaultyProduct::isPut, new Fault.Held(over));
  }

  private static void fail(FaultyProxy proxy) {
    for (Fault fault : FAULTS) {
      proxy.fail(2, FaultyProduct::isPut, fault);
    }
  }

  private static boolean isPut(String requestLine) {
    return requestLine.startsWith("PUT ");
  }

  /** Has the next requests of a kind fail: one is refused, and the answer to another is lost. */
  void failApi(Predicate<String> requests) {
    gateway.fail(1, requests, new Fault.Unavailable());
    gateway.fail(1, requests, new Fault.AnswerLost());
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    product.close();
    gateway.close();
    bucket.close();
  }
}
