package dev.vivace.media.wiring;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Environment variables, checked while they are read. An empty one counts as not set: a template
 * can't leave a variable out.
 */
public final class Variables {
  private final Map<String, String> environment;

  public Variables(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The text of a variable; empty where it is not set. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /**
   * The text of a variable that has to be set.
   *
   * @throws IllegalArgumentException if it is not
   */
  public String required(String name) {
    return text(name).orElseThrow(() -> new IllegalArgumentException(name + " must be set"));
  }

  /**
   * Returns what a variable's text stands for.
   *
   * @param parser answers it or throws IllegalArgumentException, whose message is kept
   */
  public <T> Optional<T> parsed(String name, Function<String, T> parser) {
    return text(name)
        .map(value -> {
          try {
            return parser.apply(value);
          } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
          }
        });
  }

  /**
   * The whole number that a variable's text stands for.
   *
   * @throws IllegalArgumentException if it is none, or outside of [smallest, largest]
   */
  public Optional<Long> number(String name, long smallest, long largest) {
    return parsed(name, value -> numberOf(value, smallest, largest));
  }

  private static long numberOf(String value, long smallest, long largest) {
    try {
      long number = Long.parseLong(value);
      if (number >= smallest && number <= largest) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // refused below, like a number out of bounds
    }
    throw new IllegalArgumentException(
        "must be a whole number from %d to %d, not '%s'".formatted(smallest, largest, value));
  }
}
