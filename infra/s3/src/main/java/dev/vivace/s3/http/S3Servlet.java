package dev.vivace.s3.http;

import dev.vivace.s3.store.Terms;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.gaul.s3proxy.S3ProxyHandler;

/** Hands requests to S3Proxy, and makes S3's errors of its exceptions. */
final class S3Servlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient S3ProxyHandler proxy;

  S3Servlet(S3ProxyHandler proxy) {
    this.proxy = proxy;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      ScopedValue.where(Terms.CURRENT, Terms.of(request)).call(() -> handle(request, response));
    } catch (IOException | RuntimeException e) {
      if (!ProxyErrors.send(e, request, response)) {
        throw e;
      }
    }
  }

  private boolean handle(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (InputStream body = request.getInputStream()) {
      proxy.doHandle(request, request, response, body, new S3ProxyHandler.RequestContext());
    }
    return true;
  }
}
