package dev.vivace.lambda.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where clients see the API, for the absolute URLs in answers. Never taken from {@code Host},
 * {@code Forwarded} or {@code X-Forwarded-*}, which a client can set.
 */
public final class PublicApi {
  private static final String DOMAIN_NAME = "[A-Za-z0-9.-]+";

  private final @Nullable String configuredBase;

  private PublicApi(@Nullable String configuredBase) {
    this.configuredBase = configuredBase;
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
    boolean web = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
    if (!web || base.getHost() == null || base.getRawUserInfo() != null) {
      throw new IllegalArgumentException("not an http or https URL with a host");
    }
    if (base.getRawQuery() != null || base.getRawFragment() != null) {
      throw new IllegalArgumentException("a base URL has no query and no fragment");
    }
    return new PublicApi(base.toString().replaceFirst("/+$", ""));
  }

  /**
   * API Gateway's own address, {@code https://{domainName}/{stage}} of the request's context. Not
   * right behind a custom domain, whose path has no stage.
   */
  public static PublicApi ofGateway() {
    return new PublicApi(null);
  }

  /**
   * The address of a resource as the sender of a request can reach it.
   *
   * @param path from the API's root, percent-encoded, with a slash at its beginning
   * @throws IllegalStateException if nothing is configured and the event names no domain
   */
  public URI url(RequestContext context, String path) {
    return URI.create((configuredBase == null ? gatewayBase(context) : configuredBase) + path);
  }

  private static String gatewayBase(RequestContext context) {
    if (!context.domainName().matches(DOMAIN_NAME)) {
      throw new IllegalStateException(
          "The event names no domain, and no public address of the API is configured");
    }
    String stage = context.stage();
    return "https://" + context.domainName() + (stage.isEmpty() ? "" : "/" + stage);
  }
}
