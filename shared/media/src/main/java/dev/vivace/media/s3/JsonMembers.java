package dev.vivace.media.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * The members of a JSON object that this project or AWS has written. One that is missing or of
 * another type is thrown as {@link UncheckedIOException}.
 *
 * @param values by name
 */
public record JsonMembers(Map<String, Object> values) {
  /**
   * Reads an object back.
   *
   * @throws UncheckedIOException if it is no JSON object
   */
  public static JsonMembers read(byte[] json) {
    try {
      return new JsonMembers(JSON.std.mapFrom(json));
    } catch (JacksonException e) {
      throw unreadable("not a JSON object: " + e.getMessage());
    }
  }

  /** The JSON object with these members, in the order of the map. */
  public static byte[] write(Map<String, Object> members) {
    return JSON.std.asBytes(members);
  }

  /** Whether there is a member of that name, whatever its type. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The member of that name, a string. */
  public String text(String name) {
    if (values.get(name) instanceof String text) {
      return text;
    }
    throw unreadable("no text in " + name);
  }

  /** The member of that name, a number; a fraction is cut off. */
  public long number(String name) {
    if (values.get(name) instanceof Number number) {
      return number.longValue();
    }
    throw unreadable("no number in " + name);
  }

  /** The member of that name, true or false; false where it is missing. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** The member of that name, an array. */
  public List<?> list(String name) {
    if (values.get(name) instanceof List<?> list) {
      return list;
    }
    throw unreadable("no array in " + name);
  }

  /** The members of the member of that name, an object. */
  public JsonMembers object(String name) {
    return members(values.get(name), name);
  }

  /** The members of each in the member of that name, an array of objects. */
  public List<JsonMembers> objects(String name) {
    return list(name).stream().map(one -> members(one, name)).toList();
  }

  private static JsonMembers members(@Nullable Object value, String name) {
    if (value instanceof Map<?, ?> object) {
      Map<String, Object> members = new LinkedHashMap<>();
      object.forEach((key, member) -> members.put(String.valueOf(key), member));
      return new JsonMembers(members);
    }
    throw unreadable("no object in " + name);
  }

  /** The member of that name, a string; empty where it is missing. */
  public Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  private static UncheckedIOException unreadable(String complaint) {
    return new UncheckedIOException(new IOException(complaint));
  }
}
