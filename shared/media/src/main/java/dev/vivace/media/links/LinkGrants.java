package dev.vivace.media.links;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.token.LastingLinks;
import dev.vivace.lambda.token.LinkToken;
import dev.vivace.media.LeastRecentlyUsed;
import dev.vivace.media.MediaId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * Looks links up, by one request to S3 at most. A link that was found is not looked up again for
 * {@link #MAX_AGE}, which is how long one may go on that was revoked. Safe for use by any number of
 * threads.
 */
public final class LinkGrants implements LastingLinks {
  /** The time for which a link that was revoked may go on in a process that knows it. */
  public static final Duration MAX_AGE = Duration.ofSeconds(50);

  private static final int MAX_REMEMBERED = 1000;

  private final ItemLinks links;
  private final Clock clock;

  /** Links that exist; a name that was guessed is asked for each time. */
  private final Map<Name, Seen> remembered =
      Collections.synchronizedMap(new LeastRecentlyUsed<>(MAX_REMEMBERED));

  private record Name(MediaId item, LinkId link) {}

  private record Seen(StoredLink link, Instant at) {}

  public LinkGrants(ItemLinks links, Clock clock) {
    this.links = links;
    this.clock = clock;
  }

  @Override
  public Optional<LinkToken> tokenOf(HttpRequest request) {
    return LinkedRoutes.tokenOf(request);
  }

  @Override
  public boolean opens(HttpRequest request, LinkToken token) {
    Instant now = clock.instant();
    return LinkedRoutes.itemOf(request)
        .flatMap(item -> find(new Name(item, new LinkId(token.id())), now))
        .filter(link -> link.isOpenedBy(token, now))
        .isPresent();
  }

  private Optional<StoredLink> find(Name name, Instant now) {
    Seen seen = remembered.get(name);
    if (seen != null && now.isBefore(seen.at().plus(MAX_AGE))) {
      return Optional.of(seen.link());
    }
    Optional<StoredLink> found = links.find(name.item(), name.link());
    found.ifPresentOrElse(
        link -> remembered.put(name, new Seen(link, now)), () -> remembered.remove(name));
    return found;
  }
}
