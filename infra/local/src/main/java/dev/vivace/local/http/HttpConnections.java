package dev.vivace.local.http;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Connections that take every path. Jetty refuses one with an encoded NUL before a handler sees it;
 * here that is three characters like others, so that whoever asks for it is told what is not there.
 */
final class HttpConnections extends HttpConnectionFactory {
  private static final String NUL = "%00";
  private static final String NUL_AS_TEXT = "%2500";

  HttpConnections(HttpConfiguration configuration) {
    super(configuration);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    return configure(new TakingAnyPath(connector, endPoint), connector, endPoint);
  }

  private final class TakingAnyPath extends HttpConnection {
    TakingAnyPath(Connector connector, EndPoint endPoint) {
      super(HttpConnections.this.getHttpConfiguration(), connector, endPoint);
    }

    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
      return super.newHttpStream(method, withNulAsText(uri), version);
    }
  }

  private static String withNulAsText(String uri) {
    int query = uri.indexOf('?');
    return query < 0
        ? uri.replace(NUL, NUL_AS_TEXT)
        : uri.substring(0, query).replace(NUL, NUL_AS_TEXT) + uri.substring(query);
  }
}
