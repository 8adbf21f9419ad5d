package dev.vivace.local.http;

import java.io.IOException;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An HTTP/1.1 server on 127.0.0.1 with one handler and any number of ports. Close it to free them.
 */
public final class LoopbackServer implements AutoCloseable {
  /** The only address that the local stack listens on. */
  public static final String ADDRESS = "127.0.0.1";

  private static final int HEADER_BYTES = 16 * 1024;

  private final Server server;

  /** A started server without a port yet; {@code name} is for its threads. */
  public LoopbackServer(String name, Handler handler) {
    var threads = new QueuedThreadPool();
    threads.setName(name);
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server = new Server(threads);
    server.setHandler(handler);
    start(server);
  }

  /**
   * Opens a port.
   *
   * @param port 0 for a free one
   * @throws IOException the port is taken
   */
  public ServerConnector listen(int port) throws IOException {
    var connector = new ServerConnector(server, 0, 1, new HttpConnections(configuration()));
    connector.setHost(ADDRESS);
    connector.setPort(port);
    // A long poll and a silent stream are both quiet for minutes; their own deadlines end them.
    connector.setIdleTimeout(0);
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

  private static HttpConfiguration configuration() {
    var configuration = new HttpConfiguration();
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
