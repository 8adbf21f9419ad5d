package dev.vivace.media.http;

import dev.vivace.lambda.http.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/** JSON Merge Patch (RFC 7396) of a JSON object: a null removes, an object is merged. */
public final class MergePatch {
  private MergePatch() {}

  /**
   * The object after the patch, in its compact form; empty where nothing is left of it.
   *
   * @param target a JSON object; empty for one without members
   * @param patch the members to change
   * @throws dev.vivace.lambda.http.ProblemException 400 {@code invalid-request} for a number that
   *     JSON can't tell again
   */
  public static Optional<String> applied(
      Optional<String> target, Map<?, ? extends @Nullable Object> patch) {
    Map<String, @Nullable Object> merged = merged(target.map(MergePatch::read).orElse(null), patch);
    return merged.isEmpty() ? Optional.empty() : Optional.of(JSON.std.asString(merged));
  }

  private static Map<String, Object> read(String json) {
    return JSON.std.mapFrom(json);
  }

  private static Map<String, @Nullable Object> merged(
      @Nullable Object target, Map<?, ? extends @Nullable Object> patch) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    if (target instanceof Map<?, ?> object) {
      object.forEach((name, value) -> result.put(String.valueOf(name), value));
    }
    patch.forEach((key, value) -> {
      String name = String.valueOf(key);
      if (value == null) {
        result.remove(name);
      } else if (value instanceof Map<?, ?> changes) {
        result.put(name, merged(result.get(name), changes));
      } else {
        result.put(name, finite(value));
      }
    });
    return result;
  }

  private static Object finite(Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw Problem.invalidRequest("A number is beyond what a double holds.").asException();
    }
    return value;
  }
}
