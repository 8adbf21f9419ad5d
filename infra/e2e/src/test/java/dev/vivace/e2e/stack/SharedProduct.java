package dev.vivace.e2e.stack;

import dev.vivace.local.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One local stack for all the classes of a JVM that ask nothing special of theirs. They may kill
 * its functions, and find in it what others have left; it ends with the last of them.
 */
public final class SharedProduct implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SharedProduct.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Product.class;
  }

  @Override
  public Product resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Running.class, _ -> Running.start(), Running.class)
        .product();
  }

  private record Running(Path data, Product product) implements AutoCloseable {
    static Running start() {
      try {
        Path data = Files.createTempDirectory("vivace-shared-");
        return new Running(data, Product.start(data));
      } catch (IOException | StartupException failure) {
        throw new AssertionError(failure);
      }
    }

    @Override
    public void close() throws IOException {
      product.close();
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
