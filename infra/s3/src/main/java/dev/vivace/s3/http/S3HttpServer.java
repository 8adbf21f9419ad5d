package dev.vivace.s3.http;

import dev.vivace.s3.access.AccessKey;
import dev.vivace.s3.access.Authentication;
import dev.vivace.s3.cors.Cors;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.concurrent.Executors;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.gaul.shaded.org.eclipse.jetty.http.UriCompliance;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConfiguration;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConnectionFactory;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.server.ServerConnector;
import org.gaul.shaded.org.eclipse.jetty.util.component.LifeCycle;
import org.gaul.shaded.org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A running server on 127.0.0.1. S3Proxy comes with a Jetty of its own and sets it up without
 * limits; here that Jetty is set up anew around its handler.
 */
public final class S3HttpServer implements AutoCloseable {
  /** A signed body is buffered in the heap to be hashed; only who has the key gets so far. */
  private static final long MAX_BUFFERED_BODY_BYTES = 32L * 1024 * 1024;

  private static final long MAX_OBJECT_BYTES = 5L * 1024 * 1024 * 1024;
  private static final int MAX_CHUNK_BYTES = 16 * 1024 * 1024;

  /** None: the guard compares times, by its own clock. */
  private static final int MAX_SKEW_SECONDS = Integer.MAX_VALUE;

  private static final int ACCEPT_QUEUE = 1024;

  private final Server server;
  private final ServerConnector connector;

  private S3HttpServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Starts one. The caller closes it.
   *
   * @param port 0 for a free one
   * @param clock what signatures are compared with
   * @throws IOException if the port is taken
   */
  public static S3HttpServer start(
      int port, BlobStore store, AccessKey key, Cors cors, ClientLimits limits, Clock clock)
      throws IOException {
    Server server = new Server(threads());
    WaitingConnections handler =
        new WaitingConnections(
            limits, guarded(proxy(store, key), new Authentication(key, clock), cors, limits));
    server.setHandler(handler);
    server.setErrorHandler(new ErrorPages());
    server.setStopTimeout(0);
    ServerConnector connector =
        new ServerConnector(server, 0, 1, new HttpConnectionFactory(configuration()));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    connector.setIdleTimeout(limits.idleTime().toMillis());
    connector.addBean(handler, false);
    connector.open();
    server.addConnector(connector);
    LifeCycle.start(server);
    return new S3HttpServer(server, connector);
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Stops listening and drops open connections. */
  @Override
  public void close() {
    LifeCycle.stop(server);
  }

  /** Whoever is slow holds a virtual thread, and no other. */
  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("s3");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    return threads;
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setUriCompliance(UriCompliance.LEGACY);
    configuration.setHeaderCacheCaseSensitive(true);
    // A form is an object's bytes here, never parameters.
    configuration.setFormEncodedMethods();
    return configuration;
  }

  private static Handler guarded(
      S3ProxyHandler proxy, Authentication authentication, Cors cors, ClientLimits limits) {
    ServletContextHandler context = new ServletContextHandler();
    Guard guard = new Guard(cors, authentication, limits);
    context.addFilter(new FilterHolder(guard), "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(new ServletHolder(new S3Servlet(proxy)), "/*");
    return context;
  }

  /** S3Proxy verifies what the guard can't: hashes of bodies, and signatures of their chunks. */
  private static S3ProxyHandler proxy(BlobStore store, AccessKey key) {
    return new S3ProxyHandler(
        store,
        AuthenticationType.AWS_V4,
        key.id(),
        key.secret(),
        /* virtualHost= */ null,
        MAX_OBJECT_BYTES,
        MAX_BUFFERED_BODY_BYTES,
        MAX_CHUNK_BYTES,
        /* ignoreUnknownHeaders= */ true,
        CrossOriginResourceSharing.disabled(),
        /* servicePath= */ "",
        MAX_SKEW_SECONDS);
  }
}
