package dev.vivace.lambda.forwarded;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.Problem;
import java.net.URI;
import java.util.Optional;

/**
 * The addresses of the API: the one that browsers see, and a second one for callers beside it. Both
 * are configured. A caller asks for the second one by {@link Addresses#ADDRESSES}; no header field
 * does.
 */
public final class ApiAddresses {
  private final PublicApi outside;
  private final Optional<PublicApi> inside;

  /**
   * @param outside where browsers see the API
   * @param inside where callers beside it do; empty if nobody may ask for that
   */
  public ApiAddresses(PublicApi outside, Optional<PublicApi> inside) {
    this.outside = outside;
    this.inside = inside;
  }

  /**
   * Refuses what can't be answered, before anything is done.
   *
   * @throws dev.vivace.lambda.http.ProblemException 400 {@code no-inside-addresses} if inside
   *     addresses are asked for and there are none, 400 {@code invalid-parameter} as {@link
   *     Addresses#of}
   */
  public void check(HttpRequest request) {
    if (Addresses.of(request) == Addresses.INSIDE) {
      require();
    }
  }

  /** The address of a resource for whoever sent the request, of the kind that it asks for. */
  public URI callers(HttpRequest request, String path) {
    return switch (Addresses.of(request)) {
      case PUBLIC -> browsers(request, path);
      case INSIDE -> require().url(request, path);
    };
  }

  /** The address of a resource for a page, whoever sent the request; as {@link PublicApi#url}. */
  public URI browsers(HttpRequest request, String path) {
    return outside.url(request, path);
  }

  /** The path that a public URL names; as {@link PublicApi#path}. */
  public Optional<String> path(HttpRequest request, String url) {
    return outside.path(request, url);
  }

  private PublicApi require() {
    return inside.orElseThrow(() ->
        new Problem(
                "no-inside-addresses",
                400,
                "No inside addresses",
                "This API has no addresses for callers beside it. Ask without addresses=inside, or"
                    + " have the operator set InsideApiUrl and InsideMediaUrl.")
            .asException());
  }
}
