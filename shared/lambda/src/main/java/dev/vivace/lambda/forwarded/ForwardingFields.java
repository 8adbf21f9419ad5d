package dev.vivace.lambda.forwarded;

import dev.vivace.lambda.http.Headers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Header fields by which a reverse proxy tells at which address a client called. */
public enum ForwardingFields {
  /** {@code Forwarded} (RFC 7239). It names no path prefix. */
  FORWARDED {
    @Override
    Optional<ForwardedAddress> address(Headers headers, TrustedProxies proxies) {
      List<Map<String, String>> hops =
          headers.all("Forwarded").stream()
              .flatMap(value -> split(value, ',').stream())
              .map(ForwardingFields::pairs)
              .toList();
      if (hops.isEmpty()) {
        return Optional.empty();
      }
      int hop = hops.size() - 1;
      while (hop > 0 && proxies.contains(ip(hops.get(hop).getOrDefault("for", "")))) {
        hop--;
      }
      Map<String, String> seen = hops.get(hop);
      return Optional.of(
          new ForwardedAddress(seen.getOrDefault("proto", ""), seen.getOrDefault("host", ""), ""));
    }
  },

  /**
   * {@code X-Forwarded-Proto}, {@code X-Forwarded-Host} and {@code X-Forwarded-Prefix}. Of several
   * values the last one counts, which is that of the nearest proxy.
   */
  X_FORWARDED {
    @Override
    Optional<ForwardedAddress> address(Headers headers, TrustedProxies proxies) {
      String host = last(headers, "X-Forwarded-Host");
      return host.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new ForwardedAddress(
                  last(headers, "X-Forwarded-Proto"), host, last(headers, "X-Forwarded-Prefix")));
    }
  };

  /**
   * Finds one by its name, {@code forwarded} or {@code x-forwarded}.
   *
   * @throws IllegalArgumentException if it is another
   */
  public static ForwardingFields named(String name) {
    return switch (name) {
      case "forwarded" -> FORWARDED;
      case "x-forwarded" -> X_FORWARDED;
      default ->
          throw new IllegalArgumentException("must be forwarded or x-forwarded, not " + name);
    };
  }

  /** The address that the outermost of the trusted proxies tells. */
  abstract Optional<ForwardedAddress> address(Headers headers, TrustedProxies proxies);

  private static String last(Headers headers, String name) {
    List<String> values =
        headers.all(name).stream().flatMap(value -> Arrays.stream(value.split(","))).toList();
    return values.isEmpty() ? "" : values.getLast().strip();
  }

  /** Name to value of one forwarded-element (RFC 7239, section 4). */
  private static Map<String, String> pairs(String element) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : split(element, ';')) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        pairs.put(
            pair.substring(0, equals).strip().toLowerCase(Locale.ROOT),
            unquoted(pair.substring(equals + 1).strip()));
      }
    }
    return pairs;
  }

  /** Splits where the separator is not within quotes. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quoted && c == '\\') {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(from, at));
        from = at + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
  }

  /** A node's address without its port and brackets (RFC 7239, section 6). */
  private static String ip(String node) {
    if (node.startsWith("[")) {
      return node.substring(1, Math.max(1, node.indexOf(']')));
    }
    int colon = node.indexOf(':');
    return colon < 0 ? node : node.substring(0, colon);
  }
}
