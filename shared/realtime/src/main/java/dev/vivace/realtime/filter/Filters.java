package dev.vivace.realtime.filter;

import io.micronaut.context.BeanContext;
import io.micronaut.inject.BeanDefinition;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All filters there are. */
@Singleton
public final class Filters {
  private record Known(FilterDescription description, BeanDefinition<Filter> bean) {}

  private final BeanContext beans;
  private final Map<String, Known> known = new TreeMap<>();

  /**
   * Asks each filter for its description once.
   *
   * @throws IllegalStateException if two filters have the same name, or one of them is a singleton
   */
  Filters(BeanContext beans) {
    this.beans = beans;
    for (BeanDefinition<Filter> bean : beans.getBeanDefinitions(Filter.class)) {
      if (bean.isSingleton()) {
        throw new IllegalStateException(bean.getName() + " has to be a @Prototype");
      }
      try (Filter sample = beans.getBean(bean)) {
        add(new Known(sample.description(), bean));
      }
    }
  }

  private void add(Known filter) {
    String name = filter.description.name();
    if (known.put(name, filter) != null) {
      throw new IllegalStateException("two filters are named " + name);
    }
  }

  /** All of them, by name. */
  public List<FilterDescription> all() {
    return known.values().stream().map(Known::description).toList();
  }

  /** The one of that name. */
  public Optional<FilterDescription> find(String name) {
    return Optional.ofNullable(known.get(name)).map(Known::description);
  }

  /**
   * A new filter of video, which the caller closes.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public FrameFilter newFrameFilter(String name) {
    return created(name, FrameFilter.class);
  }

  /**
   * A new filter of sound, which the caller closes.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public AudioFilter newAudioFilter(String name) {
    return created(name, AudioFilter.class);
  }

  private <T extends Filter> T created(String name, Class<T> type) {
    Known filter = known.get(name);
    if (filter != null) {
      Filter instance = beans.getBean(filter.bean);
      if (type.isInstance(instance)) {
        return type.cast(instance);
      }
      instance.close();
    }
    throw new IllegalArgumentException("there is no %s %s".formatted(type.getSimpleName(), name));
  }
}
