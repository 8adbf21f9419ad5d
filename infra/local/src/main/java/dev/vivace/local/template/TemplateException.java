package dev.vivace.local.template;

/** The template is wrong, or uses something that the local stack needs and does not understand. */
public final class TemplateException extends RuntimeException {

  /** An error at a place in the template; the message begins with that place. */
  public TemplateException(Location location, String message) {
    super(location + ": " + message);
  }
}
