package dev.vivace.lambda.forwarded;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.RequestContext;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The address at which clients see the API, for the absolute URLs in answers. What {@code Host},
 * {@code Forwarded} or {@code X-Forwarded-*} say never gets into a URL: where several addresses are
 * configured, a trusted proxy chooses one of them.
 */
public final class PublicApi {
  private static final String DOMAIN_NAME = "[A-Za-z0-9.-]+";

  private final List<String> bases;
  private final TrustedProxies proxies;

  private PublicApi(List<String> bases, TrustedProxies proxies) {
    this.bases = bases;
    this.proxies = proxies;
  }

  /**
   * A configured address: behind a custom domain, a reverse proxy or a CDN.
   *
   * @param base absolute http or https URL; its path is a prefix of every path of the API, with or
   *     without a slash at the end
   * @throws IllegalArgumentException if it is no such URL, or has credentials, a query or a
   *     fragment
   */
  public static PublicApi at(URI base) {
    return at(List.of(base), TrustedProxies.none());
  }

  /**
   * Configured addresses, of which the first one is meant unless a proxy says another.
   *
   * @param bases each as in {@link #at(URI)}; none for API Gateway's own
   * @param proxies who may say at which of them the client called
   * @throws IllegalArgumentException as {@link #at(URI)}
   */
  public static PublicApi at(List<URI> bases, TrustedProxies proxies) {
    return new PublicApi(bases.stream().map(PublicApi::checked).toList(), proxies);
  }

  private static String checked(URI base) {
    boolean web = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
    if (!web || base.getHost() == null || base.getRawUserInfo() != null) {
      throw new IllegalArgumentException("not an http or https URL with a host");
    }
    if (base.getRawQuery() != null || base.getRawFragment() != null) {
      throw new IllegalArgumentException("a base URL has no query and no fragment");
    }
    return withoutSlashes(base.toString());
  }

  private static String withoutSlashes(String url) {
    int end = url.length();
    while (url.charAt(end - 1) == '/') {
      end--;
    }
    return url.substring(0, end);
  }

  /**
   * API Gateway's own address, {@code https://{domainName}/{stage}} of the request's context. Not
   * right behind a custom domain, whose path has no stage.
   */
  public static PublicApi ofGateway() {
    return new PublicApi(List.of(), TrustedProxies.none());
  }

  /**
   * The address of a resource as the sender of a request can reach it.
   *
   * @param path from the API's root, percent-encoded, with a slash at its beginning
   * @throws IllegalStateException if nothing is configured and the event names no domain
   */
  public URI url(HttpRequest request, String path) {
    return URI.create(base(request) + path);
  }

  /**
   * The path from the API's root of what a public URL names, as {@link #url} takes it. The URL's
   * query and fragment count for nothing. Empty for a URL of anything else.
   */
  public Optional<String> path(HttpRequest request, String url) {
    String bare = url.split("[?#]", 2)[0];
    return (bases.isEmpty() ? List.of(gatewayBase(request.context())) : bases)
        .stream()
            .filter(base -> bare.startsWith(base + "/"))
            .max(Comparator.comparingInt(String::length))
            .map(base -> bare.substring(base.length()));
  }

  private String base(HttpRequest request) {
    return switch (bases.size()) {
      case 0 -> gatewayBase(request.context());
      case 1 -> bases.getFirst();
      default -> proxies.address(request).map(this::nearest).orElse(bases.getFirst());
    };
  }

  /** The one that the client called, or else one of the same origin, or else the first. */
  private String nearest(ForwardedAddress called) {
    String origin = (called.scheme() + "://" + called.host()).toLowerCase(Locale.ROOT);
    String wanted = origin + called.prefix();
    return bases.stream()
        .filter(base -> base.equals(wanted) || wanted.equals(base + "/"))
        .findFirst()
        .or(() -> bases.stream().filter(base -> (base + "/").startsWith(origin + "/")).findFirst())
        .orElse(bases.getFirst());
  }

  /** Not by {@code +}, which is linked at its first run: no cache is trained on this one. */
  private static String gatewayBase(RequestContext context) {
    if (!context.domainName().matches(DOMAIN_NAME)) {
      throw new IllegalStateException(
          "The event names no domain, and no public address of the API is configured");
    }
    String stage = context.stage();
    String root = "https://".concat(context.domainName());
    return stage.isEmpty() ? root : root.concat("/").concat(stage);
  }
}
