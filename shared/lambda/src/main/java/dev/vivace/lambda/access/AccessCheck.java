package dev.vivace.lambda.access;

import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.Route;
import dev.vivace.lambda.http.Routes;
import dev.vivace.lambda.token.BearerToken;
import dev.vivace.lambda.token.LastingLinks;
import dev.vivace.lambda.token.LinkToken;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Lets those requests through to an application whose token allows them, and answers all others:
 * 401 without a valid token, 403 where it is not for this route or path (RFC 6750, section 3).
 * Neither body nor parameters are looked at before.
 */
public final class AccessCheck implements HttpHandler {
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");
  private static final String CHALLENGE = "WWW-Authenticate";

  private final Routes application;
  private final TokenVerifier verifier;
  private final LastingLinks links;

  /**
   * @param verifier of tokens that tell by themselves what they allow
   * @param links what the tokens of links are looked up in
   */
  public AccessCheck(Routes application, TokenVerifier verifier, LastingLinks links) {
    this.application = application;
    this.verifier = verifier;
    this.links = links;
  }

  @Override
  public HttpResponse handle(HttpRequest request) throws IOException {
    Route route = application.find(request);
    Optional<LinkToken> link = links.tokenOf(request);
    if (link.isPresent()) {
      return links.opens(request, link.get())
          ? notShared(request, application.handle(request))
          : invalid(request, AccessProblems.ENDED_LINK);
    }
    Optional<String> token =
        PathKey.isPartOf(request) ? PathKey.of(request) : BearerToken.of(request);
    if (token.flatMap(LinkToken::parse).isPresent()) {
      return insufficient(request, route.scopes());
    }
    return byToken(request, token, route);
  }

  private HttpResponse byToken(HttpRequest request, Optional<String> token, Route route)
      throws IOException {
    try {
      if (token.isEmpty()) {
        return refuse(request, AccessProblems.tokenRequired(), "Bearer");
      }
      AccessToken access = verifier.verify(token.get());
      return isAllowed(access, route, request)
          ? notShared(request, application.handle(request))
          : insufficient(request, route.scopes());
    } catch (InvalidTokenException invalid) {
      return invalid(request, invalid.reason());
    } catch (AccessUnavailableException outage) {
      throw AccessProblems.unavailable().asException(outage);
    }
  }

  @Override
  public HttpResponse options(HttpRequest request, HttpResponse preflight) {
    return application.options(request, preflight);
  }

  private static boolean isAllowed(AccessToken token, Route route, HttpRequest request) {
    boolean inScope = !Collections.disjoint(token.scopes(), route.scopes());
    boolean byLink = route.byLink() || SAFE_METHODS.contains(request.method());
    return inScope
        && token.path().map(path -> byLink && serves(path, RequestPath.of(request))).orElse(true);
  }

  private static boolean serves(String path, String asked) {
    return path.endsWith("/") ? (asked + "/").startsWith(path) : asked.equals(path);
  }

  private static HttpResponse insufficient(HttpRequest request, Set<String> scopes) {
    String wanted = String.join(" ", scopes.stream().sorted().toList());
    return refuse(
        request,
        AccessProblems.insufficientScope(wanted),
        "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(wanted));
  }

  static HttpResponse invalid(HttpRequest request, String reason) {
    return refuse(
        request,
        AccessProblems.invalidToken(reason),
        "Bearer error=\"invalid_token\", error_description=\"%s\"".formatted(reason));
  }

  private static HttpResponse refuse(HttpRequest request, Problem problem, String challenge) {
    return problem.toResponse(request.context().requestId()).withHeader(CHALLENGE, challenge);
  }

  /** A URL with a token in it is no key for a shared cache (RFC 6750, section 2.3). */
  private static HttpResponse notShared(HttpRequest request, HttpResponse response) {
    Headers headers = response.headers();
    boolean bare = headers.first("Cache-Control").isEmpty();
    return bare && request.query().first(BearerToken.PARAMETER).isPresent()
        ? response.withHeader("Cache-Control", "private")
        : response;
  }
}
