package dev.vivace.media.store;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a rendition within its media item: the format, and what else tells it apart, such as {@code
 * mp3-128k}.
 *
 * @param value up to 64 lower-case letters, digits and single hyphens between them
 */
public record RenditionName(String value) implements Comparable<RenditionName> {
  private static final Pattern FORM = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*");

  /**
   * @throws IllegalArgumentException if {@code value} has another form
   */
  public RenditionName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a rendition name");
    }
  }

  /** Reads a name that somebody sent; empty for what is none. */
  public static Optional<RenditionName> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new RenditionName(text)) : Optional.empty();
  }

  /**
   * The part before the first hyphen: {@code mp3} of {@code mp3-128k}. Serves as a file name
   * extension.
   */
  public String format() {
    int hyphen = value.indexOf('-');
    return hyphen < 0 ? value : value.substring(0, hyphen);
  }

  @Override
  public int compareTo(RenditionName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
