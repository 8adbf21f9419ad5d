package dev.vivace.media.http;

import dev.vivace.lambda.http.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * The small JSON object that is the body of a request. It is read member by member rather than into
 * a record, so that each complaint names the member and nothing is converted in silence. Names that
 * its route does not declare were refused before.
 *
 * @param members by name
 */
public record JsonRequest(Map<String, @Nullable Object> members) {
  private static final int MAX_BODY_BYTES = 64 * 1024;

  /**
   * Reads the body.
   *
   * @param complaint what to say where the body is no JSON object, such as an array or null, or has
   *     more than 64 KiB
   * @throws dev.vivace.lambda.http.ProblemException 400 with the complaint
   */
  public static JsonRequest read(byte[] body, String complaint) {
    try {
      if (body.length <= MAX_BODY_BYTES) {
        Map<String, @Nullable Object> members = JSON.std.mapFrom(body);
        if (members != null) {
          return new JsonRequest(members);
        }
      }
    } catch (JacksonException notJson) {
      // refused below, like JSON that is null
    }
    throw Problem.invalidRequest(complaint).asException();
  }

  /** The value of a member; null where it is missing or null. */
  public @Nullable Object value(String name) {
    return members.get(name);
  }

  /** As {@link #value}, with something else for a member that is missing. */
  public @Nullable Object valueOr(String name, Object missing) {
    return members.getOrDefault(name, missing);
  }
}
