package dev.vivace.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header of RFC 6266, with the extended notation of RFC 8187. */
final class ContentDisposition {
  private static final int MAX_HEADER_CHARS = 4096;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final Pattern UNSAFE_IN_QUOTES = Pattern.compile("[^ -~]|[\"\\\\%]");

  /** The characters that RFC 8187 calls attr-char. */
  private static final String PLAIN_IN_EXTENDED =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&+-.^_`|~";

  /** One parameter; possessive and unrolled, so that no input makes it backtrack or recurse. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\s*+;\\s*+([^\\s;=\"]++)\\s*+=\\s*+"
              + "(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|([^;\"\\s]++))",
          Pattern.DOTALL);

  private static final Pattern EXTENDED =
      Pattern.compile("(?i)(utf-8|iso-8859-1)'[^']*'([^%]*+(?:%[0-9a-f]{2}[^%]*+)*+)");

  private ContentDisposition() {}

  static String write(Disposition disposition, String fileName) {
    Matcher unsafe = UNSAFE_IN_QUOTES.matcher(fileName);
    String quoted = disposition.token() + "; filename=\"" + unsafe.replaceAll("_") + "\"";
    return unsafe.reset().find() ? quoted + "; filename*=UTF-8''" + encode(fileName) : quoted;
  }

  static Optional<String> fileNameOf(String header) {
    if (header.length() > MAX_HEADER_CHARS) {
      return Optional.empty();
    }
    Map<String, String> parameters = parameters(header);
    return Optional.ofNullable(parameters.get("filename*"))
        .flatMap(ContentDisposition::decode)
        .or(() -> Optional.ofNullable(parameters.get("filename")));
  }

  private static Map<String, String> parameters(String header) {
    Map<String, String> found = new HashMap<>();
    int type = header.indexOf(';');
    if (type < 0) {
      return found;
    }
    Matcher matcher = PARAMETER.matcher(header);
    matcher.region(type, header.length());
    while (matcher.lookingAt()) {
      String quoted = matcher.group(2);
      String value = quoted == null ? matcher.group(3) : quoted.replaceAll("(?s)\\\\(.)", "$1");
      found.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
      matcher.region(matcher.end(), header.length());
    }
    return found;
  }

  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (PLAIN_IN_EXTENDED.indexOf(b) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX.toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  private static Optional<String> decode(String extended) {
    Matcher matcher = EXTENDED.matcher(extended);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String text = matcher.group(2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    try {
      Charset charset = Charset.forName(matcher.group(1));
      return Optional.of(
          charset.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
