package dev.vivace.s3.store;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a request that S3Proxy does not hand on to its store: the conditions of a {@code
 * CopyObject}, and the checksum that comes behind a part.
 *
 * @param ifMatch the ETag of the object that is written over, or {@code *}
 * @param ifNoneMatch {@code *} if there is to be no object
 * @param checksum the algorithm of the body's checksum, such as {@code crc32}
 */
public record Terms(
    @Nullable String ifMatch, @Nullable String ifNoneMatch, @Nullable String checksum) {
  /** Those of the request that is handled. */
  public static final ScopedValue<Terms> CURRENT = ScopedValue.newInstance();

  private static final Terms NONE = new Terms(null, null, null);
  private static final String CHECKSUM = "x-amz-checksum-";

  public static Terms of(HttpServletRequest request) {
    return new Terms(
        request.getHeader("If-Match"), request.getHeader("If-None-Match"), checksum(request));
  }

  static Terms current() {
    return CURRENT.orElse(NONE);
  }

  /**
   * Requires that an object is what was demanded.
   *
   * @param eTag that of the object; null if there is none
   * @throws S3ProxyException if it is another one
   */
  void requireDestination(@Nullable String eTag) {
    if (ifNoneMatch != null && eTag != null) {
      throw new S3ProxyException(S3ErrorCode.PRECONDITION_FAILED);
    }
    if (ifMatch != null) {
      if (eTag == null) {
        throw new S3ProxyException(S3ErrorCode.NO_SUCH_KEY);
      }
      if (!ifMatch.equals("*") && !unquoted(ifMatch).equals(unquoted(eTag))) {
        throw new S3ProxyException(S3ErrorCode.PRECONDITION_FAILED);
      }
    }
  }

  /** Checksums come before a body, in a header, or behind it, by a trailer that is announced. */
  private static @Nullable String checksum(HttpServletRequest request) {
    String trailer = request.getHeader("x-amz-trailer");
    String name =
        trailer != null
            ? trailer.strip().toLowerCase(Locale.ROOT)
            : Collections.list(request.getHeaderNames()).stream()
                .map(header -> header.toLowerCase(Locale.ROOT))
                .filter(Terms::isChecksum)
                .findFirst()
                .orElse("");
    return name.startsWith(CHECKSUM) ? name.substring(CHECKSUM.length()) : null;
  }

  private static boolean isChecksum(String header) {
    return header.startsWith(CHECKSUM)
        && !header.equals(CHECKSUM + "algorithm")
        && !header.equals(CHECKSUM + "mode")
        && !header.equals(CHECKSUM + "type");
  }

  private static String unquoted(String eTag) {
    return eTag.replace("\"", "");
  }
}
