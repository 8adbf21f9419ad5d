package dev.vivace.local.runtimeapi;

import dev.vivace.local.http.ConnectionLimits;
import dev.vivace.local.http.LoopbackServer;
import dev.vivace.local.http.RequestBodies;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** The Runtime API's server: one port for each {@link RuntimeSession}. */
public final class RuntimeApi implements AutoCloseable {
  private final Map<Connector, RuntimeRoutes> sessions = new ConcurrentHashMap<>();
  private final RequestBodies bodies = RequestBodies.standard();
  private final LoopbackServer server =
      new LoopbackServer("runtime-api", ConnectionLimits.ofRuntimes(), new Dispatch());

  /** A session's port. Closing it cuts the runtime's connections. */
  public final class Endpoint implements AutoCloseable {
    private final ServerConnector connector;

    private Endpoint(ServerConnector connector) {
      this.connector = connector;
    }

    /** Value for {@code AWS_LAMBDA_RUNTIME_API}: host and port. */
    public String address() {
      return LoopbackServer.ADDRESS + ":" + connector.getLocalPort();
    }

    @Override
    public void close() {
      sessions.remove(connector);
      server.close(connector);
    }
  }

  /** Opens a port for a session. */
  public Endpoint open(RuntimeSession session) throws IOException {
    ServerConnector connector = server.listen(0);
    sessions.put(connector, new RuntimeRoutes(session, bodies));
    return new Endpoint(connector);
  }

  @Override
  public void close() {
    server.close();
  }

  private final class Dispatch extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException, InterruptedException {
      RuntimeRoutes routes = sessions.get(request.getConnectionMetaData().getConnector());
      return routes != null && routes.handle(request, response, callback);
    }
  }
}
