package dev.vivace.media;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a file as a person gave it: any Unicode, no path, no control characters, at most 255
 * bytes of UTF-8.
 *
 * @param value the name, in Unicode normalization form C
 */
public record FileName(String value) {
  /** Longest name, in bytes of UTF-8: what file systems take. */
  public static final int MAX_BYTES = 255;

  /** Long enough for {@code .mp4} and {@code .webmanifest}; a longer one is no extension. */
  private static final int MAX_EXTENSION_BYTES = 16;

  private static final int MAX_RAW_CHARS = 4096;

  /**
   * Controls, line separators, lone surrogates, and the marks that turn the direction of writing:
   * they disguise names.
   */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF/]");

  /** A backslash is a letter of a name, except where Windows has made a whole path of it. */
  private static final Pattern WINDOWS_PATH = Pattern.compile("(?s)([A-Za-z]:|\\.{1,2})?\\\\.*");

  /** The name of what came without one. */
  public static final FileName UNNAMED = new FileName("unnamed");

  /**
   * @throws IllegalArgumentException if {@code value} is not such a name; {@link #of} makes one of
   *     anything
   */
  public FileName {
    if (value.isBlank() || !value.equals(value.strip()) || isDots(value)) {
      throw new IllegalArgumentException("not a file name");
    }
    if (FORBIDDEN.matcher(value).find() || utf8Length(value) > MAX_BYTES) {
      throw new IllegalArgumentException("not a file name");
    }
  }

  /**
   * Makes a name of whatever was sent: the last part of a path, without control and bidirectional
   * formatting characters, cut to {@link #MAX_BYTES} before its extension. {@link #UNNAMED} if
   * nothing is left.
   */
  public static FileName of(String raw) {
    String tail = raw.substring(Math.max(0, raw.length() - MAX_RAW_CHARS));
    String last = tail.substring(tail.lastIndexOf('/') + 1);
    if (WINDOWS_PATH.matcher(last).matches()) {
      last = last.substring(last.lastIndexOf('\\') + 1);
    }
    String clean = FORBIDDEN.matcher(last).replaceAll("");
    String name = cut(composed(clean).strip());
    return name.isEmpty() || isDots(name) ? UNNAMED : new FileName(name);
  }

  /**
   * Reads the file name of a {@code Content-Disposition} header (RFC 6266); {@code filename*} is
   * preferred. Empty if it has none or can't be read.
   */
  public static Optional<FileName> fromContentDisposition(String header) {
    return ContentDisposition.fileNameOf(header).map(FileName::of);
  }

  /**
   * A {@code Content-Disposition} header in ASCII: {@code filename} for old readers, and {@code
   * filename*} where that can't say it (RFC 6266, section 4.3; RFC 8187).
   */
  public String toContentDisposition(Disposition disposition) {
    return ContentDisposition.write(disposition, value);
  }

  /** The same name with another extension, given without its dot. */
  public FileName withExtension(String extension) {
    return of(stem(value) + "." + extension);
  }

  @Override
  public String toString() {
    return value;
  }

  /** In normalization form C, as ASCII is: the tables of Unicode are loaded for the rest. */
  private static String composed(String name) {
    return name.chars().allMatch(unit -> unit < 0x80)
        ? name
        : Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  private static String cut(String name) {
    if (utf8Length(name) <= MAX_BYTES) {
      return name;
    }
    String stem = stem(name);
    String extension = name.substring(stem.length());
    int room = MAX_BYTES - utf8Length(extension);
    StringBuilder kept = new StringBuilder();
    int length = 0;
    for (int codePoint : stem.codePoints().toArray()) {
      length += utf8Length(Character.toString(codePoint));
      if (length > room) {
        break;
      }
      kept.appendCodePoint(codePoint);
    }
    return kept.append(extension).toString().strip();
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    boolean extended = dot > 0 && utf8Length(name.substring(dot)) <= MAX_EXTENSION_BYTES;
    return extended ? name.substring(0, dot) : name;
  }

  private static boolean isDots(String name) {
    return name.equals(".") || name.equals("..");
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
