package dev.vivace.lambda.access;

import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Routes;
import dev.vivace.lambda.token.LastingLinks;
import dev.vivace.lambda.token.LinkToken;
import java.io.IOException;
import java.util.Optional;

/**
 * Lets every request through to an application. Where a path has a place for a token, {@code open}
 * has to be there: a cache that takes addresses for keys would ask again for each other word. A
 * link that has ended is refused even here: whoever has ended it does not want it to go on.
 */
public final class OpenAccess implements HttpHandler {
  private final Routes application;
  private final LastingLinks links;

  /**
   * @param links what the tokens of links are looked up in
   */
  public OpenAccess(Routes application, LastingLinks links) {
    this.application = application;
    this.links = links;
  }

  @Override
  public HttpResponse handle(HttpRequest request) throws IOException {
    if (PathKey.isPartOf(request) && PathKey.of(request).isPresent()) {
      throw AccessProblems.tokenNotNeeded().asException();
    }
    Optional<LinkToken> link = links.tokenOf(request);
    return link.isEmpty() || links.opens(request, link.get())
        ? application.handle(request)
        : AccessCheck.invalid(request, AccessProblems.ENDED_LINK);
  }

  @Override
  public HttpResponse options(HttpRequest request, HttpResponse preflight) {
    return application.options(request, preflight);
  }
}
