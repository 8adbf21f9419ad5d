package dev.vivace.lambda.access;

import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Routes;
import java.io.IOException;

/**
 * Lets every request through to an application. Where a path has a place for a token, {@code open}
 * has to be there: a cache that takes addresses for keys would ask again for each other word.
 */
public final class OpenAccess implements HttpHandler {
  private final Routes application;

  public OpenAccess(Routes application) {
    this.application = application;
  }

  @Override
  public HttpResponse handle(HttpRequest request) throws IOException {
    if (PathKey.isPartOf(request) && PathKey.of(request).isPresent()) {
      throw AccessProblems.tokenNotNeeded().asException();
    }
    return application.handle(request);
  }

  @Override
  public HttpResponse options(HttpRequest request, HttpResponse preflight) {
    return application.options(request, preflight);
  }
}
