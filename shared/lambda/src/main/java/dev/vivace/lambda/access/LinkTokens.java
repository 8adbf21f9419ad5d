package dev.vivace.lambda.access;

import dev.vivace.lambda.token.BearerToken;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens for links that an answer hands out: a player asks for {@code src=} without a header. Each
 * reads one path, for a short time.
 */
public final class LinkTokens {
  private static final String SUBJECT = "link";

  /** Every live stream is over before a token of its beginning ends. */
  private static final Duration SHARED_PERIOD = Duration.ofHours(24);

  private final Optional<TokenSigner> signer;
  private final Duration validFor;
  private final Optional<String> openKey;

  private LinkTokens(Optional<TokenSigner> signer, Duration validFor, Optional<String> openKey) {
    this.signer = signer;
    this.validFor = validFor;
    this.openKey = openKey;
  }

  /** Links stay bare: tokens are asked for, but there is no secret to sign one with. */
  public static LinkTokens none() {
    return new LinkTokens(Optional.empty(), Duration.ZERO, Optional.empty());
  }

  /** Links stay bare: nobody asks for a token. */
  public static LinkTokens unneeded() {
    return new LinkTokens(Optional.empty(), Duration.ZERO, Optional.of(PathKey.OPEN));
  }

  /** Links carry a token that ends after that time. */
  public static LinkTokens signedBy(TokenSigner signer, Duration validFor) {
    return new LinkTokens(Optional.of(signer), validFor, Optional.empty());
  }

  /**
   * The segment of a path in which routes with <code>{key}</code> look for a token. It is the same
   * for everybody who asks on one day, and good for a day at least and two at most, so that a
   * shared cache has one entry for all of them. Empty where there is no secret to sign with.
   *
   * @param prefix all that the token serves, from the API's root, with a slash at its end
   * @param scope the one that the routes ask for
   * @throws AccessUnavailableException if the secret can't be had at the moment
   */
  public Optional<String> sharedKey(String prefix, String scope) {
    return signer
        .map(own ->
            own.signShared(
                new AccessToken(SUBJECT, Set.of(scope), Optional.of(prefix)), SHARED_PERIOD))
        .or(() -> openKey);
  }

  /** Whether the links open what they lead to by themselves. */
  public boolean suffice() {
    return signer.isPresent() || openKey.isPresent();
  }

  /**
   * The link, with {@code access_token} in its query where tokens are asked for.
   *
   * @param url absolute, without a query
   * @param path the same resource from the API's root, percent-encoded
   * @param scope the one that its route asks for
   * @throws AccessUnavailableException if the secret can't be had at the moment
   */
  public URI granting(URI url, String path, String scope) {
    return signer
        .map(own -> own.sign(new AccessToken(SUBJECT, Set.of(scope), Optional.of(path)), validFor))
        .map(token -> BearerToken.inQuery(url, token))
        .orElse(url);
  }
}
