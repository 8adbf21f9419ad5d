package dev.vivace.s3.http;

import dev.vivace.s3.error.RefusedException;
import dev.vivace.s3.error.S3Error;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.checksum.FlexChecksum;

/**
 * The demands of S3 on the head of a request that is signed, where S3Proxy is content with less.
 */
final class RequestRules {
  private static final String ACL = "x-amz-acl";

  private RequestRules() {}

  /**
   * @throws RefusedException if S3 would refuse the request
   */
  static void require(HttpServletRequest request) {
    requireAnnouncedBody(request);
    requireKnownCondition(request);
    requireLegibleChecksum(request);
    requireNoAcl(request);
  }

  /**
   * A body has a length. Chunks of HTTP's own are taken only around those of S3, whose length is
   * told.
   */
  private static void requireAnnouncedBody(HttpServletRequest request) {
    if (request.getHeader("Transfer-Encoding") != null) {
      if (request.getHeader("x-amz-decoded-content-length") == null) {
        throw new RefusedException(S3Error.notImplemented("Transfer-Encoding"));
      }
    } else if (request.getMethod().equals("PUT")
        && request.getHeader("Content-Length") == null
        && request.getHeader("x-amz-copy-source") == null) {
      throw new RefusedException(
          new S3Error(
              411, "MissingContentLength", "You must provide the Content-Length HTTP header."));
    }
  }

  /** S3 writes where there is nothing, and not where there is something else. */
  private static void requireKnownCondition(HttpServletRequest request) {
    String absent = request.getHeader("If-None-Match");
    if (request.getMethod().equals("PUT") && absent != null && !absent.equals("*")) {
      throw new RefusedException(S3Error.notImplemented("If-None-Match"));
    }
  }

  private static void requireLegibleChecksum(HttpServletRequest request) {
    for (FlexChecksum checksum : FlexChecksum.values()) {
      String value = request.getHeader(checksum.header());
      if (value != null && !isLegible(checksum, value)) {
        throw new RefusedException(
            S3Error.invalidRequest("Value for " + checksum.header() + " header is invalid."));
      }
    }
  }

  private static boolean isLegible(FlexChecksum checksum, String value) {
    try {
      checksum.decodeValue(value);
      return true;
    } catch (S3ProxyException e) {
      return false;
    }
  }

  /** The bucket is its owner's alone (BucketOwnerEnforced): nothing in it can be made public. */
  private static void requireNoAcl(HttpServletRequest request) {
    String acl = request.getHeader(ACL);
    boolean setsAcl =
        (acl != null && !acl.equals("bucket-owner-full-control"))
            || names(request).stream().anyMatch(name -> name.startsWith("x-amz-grant-"))
            || (request.getMethod().equals("PUT") && request.getParameter("acl") != null);
    if (setsAcl) {
      throw new RefusedException(
          new S3Error(400, "AccessControlListNotSupported", "The bucket does not allow ACLs"));
    }
  }

  private static List<String> names(HttpServletRequest request) {
    return Collections.list(request.getHeaderNames()).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }
}
