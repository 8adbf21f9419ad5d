package dev.vivace.s3.http;

import dev.vivace.s3.access.Authentication;
import dev.vivace.s3.cors.Cors;
import dev.vivace.s3.error.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Stands before S3Proxy, and lets through what S3 would take. */
final class Guard extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient Cors cors;
  private final transient Authentication authentication;
  private final transient ClientLimits limits;

  Guard(Cors cors, Authentication authentication, ClientLimits limits) {
    this.cors = cors;
    this.authentication = authentication;
    this.limits = limits;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      if (request.getMethod().equals("OPTIONS")) {
        cors.answerPreflight(request, response);
        return;
      }
      cors.tell(request, response);
      authentication.require(request);
      RequestRules.require(request);
      chain.doFilter(new PacedRequest(request, limits), response);
    } catch (RefusedException e) {
      Answers.send(e.error(), request, response);
    }
  }
}
