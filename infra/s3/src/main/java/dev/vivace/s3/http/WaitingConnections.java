package dev.vivace.s3.http;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.gaul.shaded.org.eclipse.jetty.io.Connection;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;
import org.gaul.shaded.org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts off connections that hold without a request. An idle time-out does not: whoever sends a head
 * byte by byte is never idle.
 */
final class WaitingConnections extends Handler.Wrapper implements Connection.Listener {
  private static final Duration PERIOD = Duration.ofMillis(500);

  private final ClientLimits limits;

  /** The time at which each connection began to wait for a request, by {@link System#nanoTime}. */
  private final Map<Connection, Long> waitingSince = new ConcurrentHashMap<>();

  /** Connections that a request is on. */
  private final Map<Connection, Boolean> busy = new ConcurrentHashMap<>();

  WaitingConnections(ClientLimits limits, Handler next) {
    super(next);
    this.limits = limits;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    scheduleSweep();
  }

  @Override
  public void onOpened(Connection connection) {
    waitingSince.put(connection, System.nanoTime());
    if (waitingSince.size() + busy.size() > limits.maxConnections()) {
      waitingSince.entrySet().stream()
          .min(Comparator.comparing(Map.Entry::getValue))
          .ifPresent(longest -> longest.getKey().close());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    waitingSince.remove(connection);
    busy.remove(connection);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    waitingSince.remove(connection);
    busy.put(connection, true);
    Request.addCompletionListener(request, failure -> waitAgain(connection));
    return super.handle(request, response, callback);
  }

  private void waitAgain(Connection connection) {
    busy.remove(connection);
    waitingSince.put(connection, System.nanoTime());
    if (!connection.getEndPoint().isOpen()) {
      waitingSince.remove(connection);
    }
  }

  private void scheduleSweep() {
    Scheduler scheduler = getServer().getScheduler();
    if (scheduler.isRunning()) {
      scheduler.schedule(this::sweep, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    waitingSince.forEach((connection, since) -> {
      if (now - since > limits.headTime().toNanos()) {
        connection.close();
      }
    });
    scheduleSweep();
  }
}
