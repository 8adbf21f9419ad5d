package dev.vivace.lambda.access;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a token claims, once its signature is verified: before, nobody is told anything of it.
 * A claim of another kind than its own (RFC 7519, section 4.1) is named.
 */
final class TokenClaims {
  static final String SCOPE = "scope";
  static final String SCOPES_OF_OTHERS = "scp";
  static final String PATH = "path";

  private static final Set<String> NUMBERS = Set.of("exp", "nbf", "iat");
  private static final Set<String> STRINGS = Set.of("iss", "sub", "jti", PATH);
  private static final Set<String> STRINGS_OR_LISTS = Set.of("aud", SCOPE, SCOPES_OF_OTHERS);

  private TokenClaims() {}

  static JWTClaimsSet of(SignedJWT verified) throws InvalidTokenException {
    String text = verified.getPayload().toString().strip();
    Map<String, @Nullable Object> claims = verified.getPayload().toJSONObject();
    // The parser takes an array for an object without members.
    if (claims == null || !text.startsWith("{")) {
      throw new InvalidTokenException("The token's claims are no JSON object.");
    }
    for (Map.Entry<String, @Nullable Object> claim : claims.entrySet()) {
      requireKind(claim.getKey(), claim.getValue());
    }
    try {
      return JWTClaimsSet.parse(claims);
    } catch (ParseException | IllegalArgumentException unreadable) {
      throw new InvalidTokenException("The token's claims can't be read.");
    }
  }

  private static void requireKind(String name, @Nullable Object value)
      throws InvalidTokenException {
    if (value == null) {
      return;
    }
    if (NUMBERS.contains(name) && !(value instanceof Number)) {
      throw ofWrongKind(name, "number");
    }
    if (STRINGS.contains(name) && !(value instanceof String)) {
      throw ofWrongKind(name, "string");
    }
    if (STRINGS_OR_LISTS.contains(name) && !(value instanceof String) && !isListOfStrings(value)) {
      throw ofWrongKind(name, "string, and no array of strings");
    }
  }

  private static boolean isListOfStrings(Object value) {
    return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
  }

  private static InvalidTokenException ofWrongKind(String name, String kind) {
    return new InvalidTokenException("The token's " + name + " is no " + kind + ".");
  }
}
