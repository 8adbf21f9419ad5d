package dev.vivace.media.links;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.token.BearerToken;
import dev.vivace.lambda.token.LinkToken;
import dev.vivace.media.MediaId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The routes that links open, for {@code GET} and {@code HEAD}, and what is asked for there. */
public final class LinkedRoutes {
  private static final Set<String> OF_AN_ITEM =
      Set.of(
          "/media/{mediaId}/content",
          "/media/{mediaId}/playback",
          "/media/{mediaId}/embed",
          "/media/{mediaId}/stream");

  private static final String OEMBED = "/oembed";
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  /** An address that oEmbed takes; the id is the last thing in its path but for what it shows. */
  private static final Pattern ADDRESS =
      Pattern.compile("[^?#]*/media/([^/?#]++)(?:/embed|/content)?(?:[?]([^#]*+))?(?:#.*+)?");

  private static final Pattern TOKEN =
      Pattern.compile("(?:^|&)" + BearerToken.PARAMETER + "=([^&]*+)");

  private LinkedRoutes() {}

  /**
   * The token of the link by which a request was sent; for oEmbed, that in the address it is asked
   * about. Empty where there is none, and on all other routes.
   *
   * @throws dev.vivace.lambda.http.ProblemException 400 {@code invalid-request} if there are
   *     several tokens
   */
  public static Optional<LinkToken> tokenOf(HttpRequest request) {
    if (!METHODS.contains(request.method())) {
      return Optional.empty();
    }
    if (request.resource().equals(OEMBED)) {
      return inAddress(request).or(() -> BearerToken.of(request).flatMap(LinkToken::parse));
    }
    return OF_AN_ITEM.contains(request.resource())
        ? BearerToken.of(request).flatMap(LinkToken::parse)
        : Optional.empty();
  }

  /** The item that such a request is about; empty where it can't be one. */
  static Optional<MediaId> itemOf(HttpRequest request) {
    return request.resource().equals(OEMBED)
        ? address(request).map(address -> address.group(1)).flatMap(MediaId::parse)
        : MediaId.parse(request.pathParameter("mediaId"));
  }

  private static Optional<LinkToken> inAddress(HttpRequest request) {
    return address(request)
        .flatMap(address -> Optional.ofNullable(address.group(2)))
        .map(TOKEN::matcher)
        .filter(Matcher::find)
        .map(token -> token.group(1))
        .flatMap(LinkToken::parse);
  }

  private static Optional<Matcher> address(HttpRequest request) {
    return request.query().first("url").map(ADDRESS::matcher).filter(Matcher::matches);
  }
}
