package dev.vivace.media;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A media type without parameters, in lower case (RFC 9110, section 8.3.1).
 *
 * @param value such as {@code audio/mpeg}
 */
public record MediaType(String value) {
  private static final int MAX_LENGTH = 127;
  private static final String MARKS = "!#$&^_.+-";
  private static final Set<String> SAFE_OUTSIDE_MEDIA = Set.of("text/plain", "application/pdf");

  public static final MediaType OCTET_STREAM = new MediaType("application/octet-stream");
  public static final MediaType TEXT_PLAIN = new MediaType("text/plain");

  /**
   * @throws IllegalArgumentException if {@code value} is not {@code type/subtype} in lower case, of
   *     at most 127 characters
   */
  public MediaType {
    if (!hasForm(value)) {
      throw new IllegalArgumentException("not a media type");
    }
  }

  /**
   * Reads a {@code Content-Type}; case and parameters are dropped. Empty for what is no media type.
   */
  public static Optional<MediaType> parse(String header) {
    int end = header.indexOf(';');
    String essence = (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return hasForm(essence) ? Optional.of(new MediaType(essence)) : Optional.empty();
  }

  /** Whether it is two restricted names with a slash between them (RFC 6838, section 4.2). */
  private static boolean hasForm(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || slash == text.length() - 1 || text.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (i != slash && !isOfName(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfName(char unit) {
    return (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9') || MARKS.indexOf(unit) >= 0;
  }

  public boolean isAudio() {
    return value.startsWith("audio/");
  }

  public boolean isVideo() {
    return value.startsWith("video/");
  }

  /**
   * Whether a browser may show it in place: audio, video, images, plain text and PDF. Not what it
   * would execute, such as HTML, SVG, XML and scripts.
   */
  public boolean isSafeInline() {
    return isInertMedia() || SAFE_OUTSIDE_MEDIA.contains(value);
  }

  /**
   * The disposition that is harmless in a browser: what was wanted, but save what it would execute.
   */
  public Disposition harmless(Disposition wanted) {
    return isSafeInline() ? wanted : Disposition.ATTACHMENT;
  }

  /** Itself, or {@link #OCTET_STREAM} in place of what a browser would execute under its name. */
  public MediaType inert() {
    return isSafeInline() ? this : OCTET_STREAM;
  }

  /**
   * Audio, video or an image that holds no script: what an unproven declaration may claim without
   * harm.
   */
  public boolean isInertMedia() {
    return (isAudio() || isVideo() || isImage()) && !value.endsWith("+xml");
  }

  /** Whether it is an image that holds no script. */
  public boolean isInertImage() {
    return isImage() && isInertMedia();
  }

  private boolean isImage() {
    return value.startsWith("image/");
  }

  @Override
  public String toString() {
    return value;
  }
}
