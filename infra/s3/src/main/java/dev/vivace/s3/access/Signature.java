package dev.vivace.s3.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collections;
import org.gaul.s3proxy.auth.AwsSignature;
import org.gaul.s3proxy.auth.S3AuthorizationHeader;

/** The signature that a request should have, as S3Proxy computes it. */
final class Signature {
  private Signature() {}

  /**
   * Tells whether the one who made the claim has the secret. The body is not read for it: the claim
   * says what it hashes to.
   */
  static boolean isRight(HttpServletRequest request, Claim claim, String secret) {
    // S3Proxy signs the first value of each parameter, and S3 signs all of them.
    boolean isPlain =
        Collections.list(request.getParameterNames()).stream()
            .allMatch(name -> request.getParameterValues(name).length == 1);
    return isPlain
        && MessageDigest.isEqual(
            expected(request, claim, secret).getBytes(UTF_8), claim.signature().getBytes(UTF_8));
  }

  private static String expected(HttpServletRequest request, Claim claim, String secret) {
    boolean inQuery = claim.place() == Claim.Place.QUERY;
    try {
      return AwsSignature.createAuthorizationSignatureV4(
              request,
              new S3AuthorizationHeader(header(claim)),
              new byte[0],
              request.getRequestURI(),
              secret,
              inQuery,
              claim.payload(),
              claim.payload())
          .signature();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(Claim claim) {
    Credential credential = claim.credential();
    return "%s Credential=%s/%s/%s/s3/aws4_request, SignedHeaders=%s, Signature=%s"
        .formatted(
            Authentication.ALGORITHM,
            credential.keyId(),
            credential.date(),
            credential.region(),
            claim.signedHeaders(),
            claim.signature());
  }
}
