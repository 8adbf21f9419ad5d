package dev.vivace.s3.access;

import dev.vivace.s3.error.RefusedException;
import dev.vivace.s3.error.S3Error;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The headers that have to be signed. One that steers the request, such as {@code
 * x-amz-copy-source}, would otherwise make another request of one that was signed.
 */
final class SignedHeaders {
  private SignedHeaders() {}

  /**
   * Requires that {@code Host}, {@code Content-MD5} and {@code x-amz-*} are signed, where they are
   * sent.
   *
   * @param signed names with semicolons between
   * @throws RefusedException naming those that are not
   */
  static void require(HttpServletRequest request, String signed) {
    Set<String> names = new HashSet<>(List.of(signed.split(";", -1)));
    List<String> unsigned =
        Collections.list(request.getHeaderNames()).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(SignedHeaders::counts)
            .filter(name -> !names.contains(name))
            .distinct()
            .sorted()
            .toList();
    if (!unsigned.isEmpty()) {
      throw new RefusedException(
          S3Error.accessDenied("There were headers present in the request which were not signed")
              .with("HeadersNotSigned", String.join(", ", unsigned)));
    }
  }

  private static boolean counts(String name) {
    return name.equals("host")
        || name.equals("content-md5")
        || (name.startsWith("x-amz-") && !name.equals(Authentication.CONTENT_SHA256));
  }
}
