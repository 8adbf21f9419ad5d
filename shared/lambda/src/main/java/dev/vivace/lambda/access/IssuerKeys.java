package dev.vivace.lambda.access;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of an OpenID Connect provider (OpenID Connect Discovery 1.0, section 4; RFC
 * 7517), fetched when the first token needs them. They are fetched again after {@link #MAX_AGE},
 * and sooner for a key that is not among them, but never more often than once in {@link
 * #LEAST_INTERVAL}, whatever tokens come. While the provider does not answer, those that are known
 * serve for {@link #MAX_STALENESS}.
 */
final class IssuerKeys {
  static final Duration MAX_AGE = Duration.ofMinutes(15);
  static final Duration MAX_STALENESS = Duration.ofHours(4);
  static final Duration LEAST_INTERVAL = Duration.ofSeconds(30);

  private static final System.Logger LOG = System.getLogger(IssuerKeys.class.getName());
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final int TIMEOUT_MS = 2_000;
  private static final int MAX_DOCUMENT_BYTES = 256 * 1024;

  private final URI issuer;
  private final Clock clock;
  private final DefaultResourceRetriever documents =
      new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, MAX_DOCUMENT_BYTES);

  private JWKSet keys = new JWKSet();
  private Instant fetchedAt = Instant.MIN;
  private Instant triedAt = Instant.MIN;
  private @Nullable Exception failure;

  IssuerKeys(URI issuer, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * Keys that a token's header may mean: of its type, its {@code kid} and for signatures.
   *
   * @throws AccessUnavailableException if the one it means may exist, and the provider did not
   *     answer
   */
  synchronized List<JWK> matching(JWSHeader header) {
    JWKSelector wanted = new JWKSelector(JWKMatcher.forJWSHeader(header));
    Instant now = clock.instant();
    boolean fresh = now.isBefore(fetchedAt.plus(MAX_AGE));
    if (!fresh || wanted.select(keys).isEmpty()) {
      refresh(now);
    }
    List<JWK> found = now.isBefore(fetchedAt.plus(MAX_STALENESS)) ? wanted.select(keys) : List.of();
    if (found.isEmpty() && failure != null) {
      throw new AccessUnavailableException("no keys of " + issuer, failure);
    }
    return found;
  }

  private void refresh(Instant now) {
    if (now.isBefore(triedAt.plus(LEAST_INTERVAL))) {
      return;
    }
    triedAt = now;
    try {
      keys = fetch();
      fetchedAt = now;
      failure = null;
    } catch (IOException | ParseException | IllegalArgumentException unusable) {
      failure = unusable;
      LOG.log(Level.WARNING, "No keys of " + issuer, unusable);
    }
  }

  private JWKSet fetch() throws IOException, ParseException {
    String base = issuer.toString().replaceFirst("/$", "");
    Map<String, Object> metadata = JSONObjectUtils.parse(document(URI.create(base + DISCOVERY)));
    if (!issuer.toString().equals(JSONObjectUtils.getString(metadata, "issuer"))) {
      throw new ParseException("the provider calls itself by another name", 0);
    }
    URI jwks = JSONObjectUtils.getURI(metadata, "jwks_uri");
    if (jwks == null || !OidcSettings.isTrusted(jwks)) {
      throw new ParseException("the provider names no https jwks_uri", 0);
    }
    return JWKSet.parse(document(jwks)).toPublicJWKSet();
  }

  private String document(URI url) throws IOException {
    return documents.retrieveResource(url.toURL()).getContent();
  }
}
