package dev.vivace.local.gateway;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

/** Counts what API Gateway limits of a request's head: its request line and its header values. */
final class HeaderSize {
  private HeaderSize() {}

  static int of(Request request) {
    int bytes =
        request.getMethod().length()
            + request.getHttpURI().getPathQuery().length()
            + request.getConnectionMetaData().getProtocol().length()
            + 2;
    for (HttpField field : request.getHeaders()) {
      bytes += field.getValue() == null ? 0 : field.getValue().length();
    }
    return bytes;
  }
}
