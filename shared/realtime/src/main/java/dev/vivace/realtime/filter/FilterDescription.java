package dev.vivace.realtime.filter;

import java.util.regex.Pattern;

/**
 * The description of a filter before there is a session.
 *
 * @param name its name in paths: a lower-case letter, then up to 31 of these, digits and hyphens
 * @param kind what it filters
 * @param description a sentence for those who choose
 * @param parameters what can be set, also while it runs
 */
public record FilterDescription(
    String name, Kind kind, String description, ParameterSchema parameters) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern PATHS = Pattern.compile("filters|sessions|ice-servers");

  /** The kind of frames that a filter takes. */
  public enum Kind {
    VIDEO,
    AUDIO
  }

  /**
   * @throws IllegalArgumentException if the name is none that a path can have
   */
  public FilterDescription {
    if (!NAME.matcher(name).matches() || PATHS.matcher(name).matches()) {
      throw new IllegalArgumentException("a filter can't be named '" + name + "'");
    }
  }

  /** Describes a filter of video. */
  public static FilterDescription video(String name, String description, Parameter... parameters) {
    return new FilterDescription(name, Kind.VIDEO, description, ParameterSchema.of(parameters));
  }

  /** Describes a filter of sound. */
  public static FilterDescription audio(String name, String description, Parameter... parameters) {
    return new FilterDescription(name, Kind.AUDIO, description, ParameterSchema.of(parameters));
  }
}
