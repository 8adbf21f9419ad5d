package dev.vivace.stream.range;

import dev.vivace.lambda.http.Headers;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The entity tags that a condition names (RFC 9110, sections 8.8.3 and 13.1).
 *
 * @param list as it was sent, in one line
 */
public record EntityTags(String list) {
  private static final Pattern TAG =
      Pattern.compile("(?<weak>W/)?(?<opaque>\"[\\x21\\x23-\\x7e\\x80-\\xff]*+\")");

  /** Those of a field, which may come in several lines; empty where it does not come. */
  public static Optional<EntityTags> of(Headers headers, String field) {
    return headers.all(field).stream().reduce("%s, %s"::formatted).map(EntityTags::new);
  }

  /** Tells whether one of them is the same version, byte by byte. */
  boolean match(@Nullable String strongTag) {
    return isAny() || names(strongTag);
  }

  /** Tells whether one of them, written out, is the same version, byte by byte. */
  boolean names(@Nullable String strongTag) {
    return TAG.matcher(list)
        .results()
        .anyMatch(tag -> tag.group("weak") == null && tag.group("opaque").equals(strongTag));
  }

  /** Tells whether one of them is as good as that version. */
  boolean matchWeakly(@Nullable String strongTag) {
    return isAny()
        || TAG.matcher(list).results().anyMatch(tag -> tag.group("opaque").equals(strongTag));
  }

  boolean isAny() {
    return list.strip().equals("*");
  }
}
