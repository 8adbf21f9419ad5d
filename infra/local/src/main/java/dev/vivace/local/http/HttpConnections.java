package dev.vivace.local.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/** Makes connections that mend what Jetty's own leave open. */
final class HttpConnections extends HttpConnectionFactory {
  private static final String NUL = "%00";
  private static final String NUL_AS_TEXT = "%2500";

  private final Duration headerTime;

  /** Connections whose requests have so long to send their header fields. */
  HttpConnections(HttpConfiguration configuration, Duration headerTime) {
    super(configuration);
    this.headerTime = headerTime;
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    return configure(new MendedConnection(connector, endPoint), connector, endPoint);
  }

  private final class MendedConnection extends HttpConnection {
    private volatile boolean isTimed;

    MendedConnection(Connector connector, EndPoint endPoint) {
      super(HttpConnections.this.getHttpConfiguration(), connector, endPoint);
    }

    /**
     * Takes every path. Jetty refuses one with an encoded NUL before a handler sees it; here that
     * is three characters like others, so that whoever asks for it is told what is not there.
     */
    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
      return super.newHttpStream(method, withNulAsText(uri), version);
    }

    /** Jetty's time limits begin anew with every byte; this one is for all of the header fields. */
    @Override
    public void onFillable() {
      super.onFillable();
      if (isWithinHeaders() && !isTimed) {
        isTimed = true;
        timeHeaders();
      }
    }

    private void timeHeaders() {
      long request = getMessagesIn();
      getConnector()
          .getScheduler()
          .schedule(() -> endLateHeaders(request), headerTime.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isWithinHeaders() {
      return !getParser().isStart() && getParser().inHeaderState();
    }

    private void endLateHeaders(long request) {
      if (!isWithinHeaders()) {
        isTimed = false;
      } else if (getMessagesIn() == request) {
        getEndPoint().close();
      } else {
        timeHeaders();
      }
    }

    @Override
    protected RequestHandler newRequestHandler() {
      return new ClosingAfterTrailers();
    }

    private final class ClosingAfterTrailers extends RequestHandler {
      /** A connection keeps a request's trailers for all that come later. */
      @Override
      public void parsedTrailer(HttpField field) {
        super.parsedTrailer(field);
        getGenerator().setPersistent(false);
      }
    }
  }

  private static String withNulAsText(String uri) {
    int query = uri.indexOf('?');
    return query < 0
        ? uri.replace(NUL, NUL_AS_TEXT)
        : uri.substring(0, query).replace(NUL, NUL_AS_TEXT) + uri.substring(query);
  }
}
