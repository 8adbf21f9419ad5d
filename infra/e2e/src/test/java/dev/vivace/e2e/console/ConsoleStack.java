package dev.vivace.e2e.console;

import dev.vivace.e2e.browser.Chromium;
import dev.vivace.e2e.stack.Product;
import java.nio.file.Path;

/** A local stack and a browser that looks at its console. */
record ConsoleStack(Product product, Chromium chromium) implements AutoCloseable {
  static ConsoleStack start(Path folder) throws Exception {
    Product product = Product.start(folder.resolve("data"));
    return new ConsoleStack(product, Chromium.start(folder.resolve("profile")));
  }

  String url(String hash) {
    return product.url("/").toString() + hash;
  }

  @Override
  public void close() {
    chromium.close();
    product.close();
  }
}
