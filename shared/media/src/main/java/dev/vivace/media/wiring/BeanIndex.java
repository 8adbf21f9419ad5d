package dev.vivace.media.wiring;

import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.core.io.service.SoftServiceLoader.StaticDefinition;
import io.micronaut.core.io.service.SoftServiceLoader.StaticServiceLoader;
import io.micronaut.core.optim.StaticOptimizations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells Micronaut its beans, and its converters of types, from a list that the packaging made
 * ({@code META-INF/vivace/beans}: a service's type, a slash and a class on each line). Where there
 * is none, as in tests, Micronaut looks for them itself.
 *
 * <p>Micronaut finds this class as it finds what Micronaut AOT generates: by {@link
 * java.util.ServiceLoader}.
 */
public final class BeanIndex
    implements StaticOptimizations.Loader<SoftServiceLoader.Optimizations> {
  @Override
  public SoftServiceLoader.Optimizations load() {
    Map<String, List<String>> classNames = new HashMap<>();
    for (String line : lines()) {
      int slash = line.indexOf('/');
      classNames
          .computeIfAbsent(line.substring(0, slash), service -> new ArrayList<>())
          .add(line.substring(slash + 1));
    }
    Map<String, StaticServiceLoader<?>> loaders = new HashMap<>();
    classNames.forEach((service, names) -> loaders.put(service, loader(names)));
    return new SoftServiceLoader.Optimizations(loaders);
  }

  private static StaticServiceLoader<Object> loader(List<String> classNames) {
    return wanted -> classNames.stream().filter(wanted).mapMulti(BeanIndex::define);
  }

  /** Beans for libraries that are not there can't be loaded, and are not wanted then. */
  private static void define(String className, Consumer<StaticDefinition<Object>> definitions) {
    try {
      Object instance = Class.forName(className).getConstructor().newInstance();
      definitions.accept(StaticDefinition.of(className, () -> instance));
    } catch (NoClassDefFoundError absent) {
      // as Micronaut itself passes over it
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the list of beans is not of this jar", e);
    }
  }

  private static List<String> lines() {
    try (InputStream index = BeanIndex.class.getResourceAsStream("/META-INF/vivace/beans")) {
      return index == null
          ? List.of()
          : new String(index.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
