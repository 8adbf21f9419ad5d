package dev.vivace.lambda.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The query of a request, percent-decoded by API Gateway. Names are case-sensitive.
 *
 * @param values name to values in the order of the query
 */
public record QueryParameters(Map<String, List<String>> values) {
  public QueryParameters {
    values = Map.copyOf(values);
  }

  public static QueryParameters empty() {
    return new QueryParameters(Map.of());
  }

  /** The first value of that name, where there is one. */
  public Optional<String> first(String name) {
    return values.getOrDefault(name, List.of()).stream().findFirst();
  }

  /**
   * The first value of that name as a whole number.
   *
   * @throws ProblemException 400 {@code invalid-parameter} if it is not one, or outside of
   *     [smallest, largest]
   */
  public Optional<Integer> integer(String name, int smallest, int largest) {
    return first(name).map(text -> parse(name, text, smallest, largest));
  }

  /**
   * The first value of that name as one of a few words.
   *
   * @throws ProblemException 400 {@code invalid-parameter} if it is none of them
   */
  public Optional<String> oneOf(String name, List<String> words) {
    Optional<String> word = first(name);
    if (word.isPresent() && !words.contains(word.get())) {
      throw Problem.invalidParameter(name, "must be one of " + String.join(", ", words) + ".")
          .asException();
    }
    return word;
  }

  /** Names only: a value may be a secret. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }

  private static int parse(String name, String text, int smallest, int largest) {
    try {
      int value = Integer.parseInt(text);
      if (value >= smallest && value <= largest) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // answered below, like a number out of bounds
    }
    throw Problem.invalidParameter(
            name, "must be a whole number from " + smallest + " to " + largest + ".")
        .asException();
  }
}
