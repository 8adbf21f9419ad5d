package dev.vivace.local.http;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An HTTP/1.1 server on 127.0.0.1 with one handler and any number of ports. Close it to free them.
 */
public final class LoopbackServer implements AutoCloseable {
  /** The only address that the local stack listens on. */
  public static final String ADDRESS = "127.0.0.1";

  private static final System.Logger LOG = System.getLogger(LoopbackServer.class.getName());
  private static final int HEADER_BYTES = 32 * 1024;
  private static final long STOP_MS = 500;

  private final Server server;
  private final ConnectionLimits limits;

  /** A started server without a port yet; {@code name} is for its threads. */
  public LoopbackServer(String name, ConnectionLimits limits, Handler handler) {
    this.limits = limits;
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName(name);
    threads.setDaemon(true);
    threads.setStopTimeout(STOP_MS);
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server = new Server(threads);
    server.setHandler(new Logged(new Patient(handler)));
    server.setErrorHandler(LoopbackServer::error);
    start(server);
  }

  /** A handler that waits for something else than its client may do so for as long as it wants. */
  private static final class Patient extends Handler.Wrapper {
    Patient(Handler handler) {
      super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      request.addIdleTimeoutListener(timeout -> false);
      return super.handle(request, response, callback);
    }
  }

  /**
   * Logs what a handler throws. Jetty would log the whole address beside it, and with that the
   * token of a link.
   */
  private static final class Logged extends Handler.Wrapper {
    Logged(Handler handler) {
      super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      try {
        return super.handle(request, response, callback);
      } catch (Exception | Error failure) { // logged, and thrown on
        if (failure instanceof QuietException) {
          throw failure;
        }
        LOG.log(Level.WARNING, "A request could not be answered", failure);
        throw new QuietException.RuntimeException(failure);
      }
    }
  }

  /** Jetty's own errors, without its page, which repeats what the client sent. */
  private static boolean error(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    JsonReply.send(
        response, callback, status, "{\"message\":\"" + HttpStatus.getMessage(status) + "\"}");
    return true;
  }

  /**
   * Opens a port.
   *
   * @param port 0 for a free one
   * @throws IOException the port is taken
   */
  public ServerConnector listen(int port) throws IOException {
    ServerConnector connector =
        new ServerConnector(server, 0, 1, new HttpConnections(configuration(), limits.headers()));
    connector.setHost(ADDRESS);
    connector.setPort(port);
    connector.setIdleTimeout(limits.betweenRequests().toMillis());
    connector.open();
    server.addConnector(connector);
    start(connector);
    return connector;
  }

  /** Closes one port and its connections. */
  public void close(ServerConnector connector) {
    server.removeConnector(connector);
    LifeCycle.stop(connector);
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }

  private HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setIdleTimeout(limits.withinRequest().toMillis());
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(true);
    configuration.setRequestHeaderSize(HEADER_BYTES);
    configuration.setResponseHeaderSize(HEADER_BYTES);
    // %2F inside a segment and the like are data here: handlers read the raw path.
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    return configuration;
  }

  private static void start(LifeCycle part) {
    if (!part.isRunning()) {
      LifeCycle.start(part);
    }
  }
}
