package dev.vivace.e2e.docs;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The kinds of problems that the code and the template make, by their text, and those that are
 * documented.
 */
class ErrorsTest {
  private static final Pattern MADE = Pattern.compile("new Problem\\(\\s*\"([a-z0-9-]+)\"");
  private static final Pattern BY_GATEWAY = Pattern.compile("urn:problem-type:vivace:([a-z0-9-]+)");
  private static final Pattern HEADING = Pattern.compile("(?m)^## ([a-z0-9-]+)$");

  /** A peer's refusals, whose slugs are made of names. */
  private static final Set<String> OF_PEERS =
      Set.of("model-refused", "no-candidate", "turn-refused", "turn-unreachable", "filter-failed");

  @Test
  void eachTypeOfProblemHasAHeadingAndNoOtherOneHas() throws IOException {
    Set<String> documented = named(HEADING, Product.ROOT.resolve("docs/errors.md"));
    Set<String> made = new TreeSet<>(OF_PEERS);
    made.addAll(named(BY_GATEWAY, Product.ROOT.resolve("template.yaml")));
    for (String folder : new String[] {"functions", "shared"}) {
      made.addAll(made(Product.ROOT.resolve(folder)));
    }

    assertThat(made).hasSizeGreaterThan(50);
    assertThat(documented).isEqualTo(made);
  }

  private static Set<String> made(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*/src/main/java/.*[.]java"))
          .flatMap(file -> named(MADE, file).stream())
          .collect(toCollection(TreeSet::new));
    }
  }

  private static Set<String> named(Pattern pattern, Path file) {
    return pattern
        .matcher(text(file))
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
