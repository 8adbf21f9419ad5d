package dev.vivace.s3.access;

import dev.vivace.s3.error.RefusedException;
import dev.vivace.s3.error.S3Error;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collections;
import java.util.List;

/** Lets in who has the access key, and tells others what S3 would tell them. */
public final class Authentication {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";
  static final String CONTENT_SHA256 = "x-amz-content-sha256";

  private static final String AUTHORIZATION = "Authorization";

  /** A signature of version 2 in a URL, which S3 knows no more. */
  private static final String VERSION_2 = "Signature";

  private final AccessKey key;
  private final Clock clock;

  public Authentication(AccessKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /**
   * Looks at the head of a request; the body is left alone.
   *
   * @throws RefusedException if it is not signed, or not as S3 demands
   */
  public void require(HttpServletRequest request) {
    Claim claim = claim(request);
    SignedHeaders.require(request, claim.signedHeaders());
    if (!claim.credential().keyId().equals(key.id())) {
      throw new RefusedException(
          new S3Error(
                  403,
                  "InvalidAccessKeyId",
                  "The AWS Access Key Id you provided does not exist in our records.")
              .with("AWSAccessKeyId", claim.credential().keyId()));
    }
    if (!Signature.isRight(request, claim, key.secret())) {
      throw new RefusedException(
          new S3Error(
                  403,
                  "SignatureDoesNotMatch",
                  "The request signature we calculated does not match the signature you provided."
                      + " Check your key and signing method.")
              .with("AWSAccessKeyId", key.id())
              .with("SignatureProvided", claim.signature()));
    }
  }

  private Claim claim(HttpServletRequest request) {
    List<String> headers = Collections.list(request.getHeaders(AUTHORIZATION));
    boolean isPresigned = request.getParameter(PresignedUrl.ALGORITHM) != null;
    boolean isVersion2 = request.getParameter(VERSION_2) != null;
    if (headers.size() + (isPresigned ? 1 : 0) + (isVersion2 ? 1 : 0) > 1) {
      throw new RefusedException(oneMechanism(headers));
    }
    if (isPresigned) {
      return PresignedUrl.read(request, clock);
    }
    if (isVersion2) {
      throw version2();
    }
    String header = headers.isEmpty() ? "" : headers.getFirst();
    if (header.isEmpty()) {
      throw new RefusedException(S3Error.accessDenied("Access Denied"));
    }
    return AuthorizationHeader.read(request, header, clock);
  }

  private static S3Error oneMechanism(List<String> headers) {
    return S3Error.invalidArgument(
        "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query"
            + " string parameter or the Authorization header should be specified",
        AUTHORIZATION,
        headers.isEmpty() ? "" : headers.getFirst());
  }

  static RefusedException version2() {
    return new RefusedException(
        S3Error.invalidRequest(
            "The authorization mechanism you have provided is not supported. Please use"
                + " AWS4-HMAC-SHA256."));
  }
}
