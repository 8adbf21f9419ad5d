package dev.vivace.lambda.http;

import dev.vivace.lambda.http.Route.Names.Others;
import dev.vivace.lambda.text.NearestName;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The names in a request, held against those that its route declares. A name that nobody reads
 * would be a wish that is not heard: who writes {@code samplerate} gets another pitch.
 */
final class KnownNames {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MAX_SHOWN_CHARS = 40;

  private KnownNames() {}

  /**
   * Lets a request pass that has no other names than its route.
   *
   * @throws ProblemException 400 {@code unknown-parameter}, with the name that was meant, or all
   *     that there are
   */
  static void require(Route route, HttpRequest request) {
    for (String name : new TreeSet<>(request.query().values().keySet())) {
      if (!route.queryParameters().contains(name) && !Route.EVERYWHERE.contains(name)) {
        refuseParameter(route, name);
      }
    }
    if (!route.members().isEmpty()) {
      requireMembers(route.members(), request.body());
    }
  }

  private static void refuseParameter(Route route, String name) {
    Set<String> known = new TreeSet<>(route.queryParameters());
    known.add(Route.ACCESS_TOKEN);
    Optional<String> meant = NearestName.of(name, known);
    if (meant.isEmpty() && route.others() == Others.PASSED_OVER) {
      return;
    }
    if (route.members().contains(name)) {
      throw unknown("parameter", name, ": it is a member of the JSON in the body.");
    }
    throw unknown("parameter", name, hint(meant, route.queryParameters()));
  }

  /** A body that is no JSON object is for the operation to refuse. */
  private static void requireMembers(Set<String> known, byte[] body) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        if (!known.contains(name)) {
          throw unknown("member", name, hint(NearestName.of(name, known), known));
        }
        json.nextToken();
        json.skipChildren();
      }
    } catch (JacksonException notJson) {
      // the operation says what it wants
    }
  }

  private static String hint(Optional<String> meant, Collection<String> known) {
    if (meant.isPresent()) {
      return "; did you mean " + meant.get() + "?";
    }
    return known.isEmpty()
        ? " here: leave it out."
        : ". There are: " + String.join(", ", known) + ".";
  }

  private static ProblemException unknown(String kind, String name, String hint) {
    String shown =
        name.length() <= MAX_SHOWN_CHARS ? name : name.substring(0, MAX_SHOWN_CHARS) + "…";
    return new Problem(
            "unknown-parameter",
            400,
            "Unknown parameter",
            "There is no " + kind + " " + shown + hint)
        .asException();
  }
}
