package dev.vivace.lambda.access;

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

  private final Optional<TokenSigner> signer;
  private final Duration validFor;

  private LinkTokens(Optional<TokenSigner> signer, Duration validFor) {
    this.signer = signer;
    this.validFor = validFor;
  }

  /** Links stay bare: nobody asks for a token, or there is no secret to sign one with. */
  public static LinkTokens none() {
    return new LinkTokens(Optional.empty(), Duration.ZERO);
  }

  /** Links carry a token that ends after that time. */
  public static LinkTokens signedBy(TokenSigner signer, Duration validFor) {
    return new LinkTokens(Optional.of(signer), validFor);
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
        .map(token -> URI.create(url + "?" + BearerToken.PARAMETER + "=" + token))
        .orElse(url);
  }
}
