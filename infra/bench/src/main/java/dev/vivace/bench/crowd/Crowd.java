package dev.vivace.bench.crowd;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Listeners of one playlist, each of whom asks as players do: for the playlist once in the duration
 * of a segment, at a time of its own, and once for each segment that is new in it. They share some
 * connections.
 */
public final class Crowd {
  private static final int CONNECTIONS = 32;

  private final int port;
  private final String folder;
  private final Duration interval;
  private final DelayQueue<Listener> due = new DelayQueue<>();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicLong latestNanos = new AtomicLong();

  /** A hash of each segment, as the first listener had it. */
  private final Map<String, Integer> heard = new ConcurrentHashMap<>();

  /**
   * @param port of the cache
   * @param folder of the playlist in its path, with a slash at its end
   * @param interval between two requests for the playlist
   */
  public Crowd(int port, String folder, Duration interval) {
    this.port = port;
    this.folder = folder;
    this.interval = interval;
  }

  /**
   * The outcome.
   *
   * @param requests of all listeners together
   * @param bytes of the answers
   * @param failures requests that were not answered well: with nothing, with a playlist that lists
   *     nothing, or with another segment than others were given
   * @param leastHeard how many segments that listener heard, behind its first, who heard the fewest
   * @param latestMs how late a request was at most by the listener's own plan
   */
  public record Result(long requests, long bytes, int failures, long leastHeard, long latestMs) {}

  /** Lets so many listen for a time. */
  public Result listen(int listeners, Duration time) throws InterruptedException {
    long startNanos = System.nanoTime();
    long endNanos = startNanos + time.toNanos();
    for (int i = 0; i < listeners; i++) {
      due.add(new Listener(startNanos + interval.toNanos() * i / listeners));
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      threads.add(Thread.ofPlatform().start(() -> serve(endNanos)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long leastHeard = due.stream().mapToLong(Listener::heard).min().orElse(0);
    long latestMs = latestNanos.get() / 1_000_000;
    return new Result(requests.get(), bytes.get(), failures.get(), leastHeard, latestMs);
  }

  private void serve(long endNanos) {
    Connection connection = null;
    try {
      while (System.nanoTime() < endNanos) {
        Listener listener = due.poll(100, TimeUnit.MILLISECONDS);
        if (listener != null) {
          connection = turn(listener, connection);
          due.add(listener.next(interval));
        }
      }
      if (connection != null) {
        connection.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      failures.incrementAndGet();
    }
  }

  private @Nullable Connection turn(Listener listener, @Nullable Connection connection) {
    latestNanos.accumulateAndGet(System.nanoTime() - listener.dueNanos, Math::max);
    try {
      Connection open = connection == null ? new Connection(port) : connection;
      ListedSegments listed = ListedSegments.of(get(open, "index.m3u8"));
      if (listener.first < 0) {
        listener.first = listed.newest();
        listener.next = listener.first;
      }
      listener.next = Math.max(listener.next, listed.first());
      for (; listener.next <= listed.newest(); listener.next++) {
        hear(open, listed.file(listener.next));
      }
      return open;
    } catch (IOException failed) {
      failures.incrementAndGet();
      return null;
    }
  }

  private void hear(Connection connection, String file) throws IOException {
    int hash = Arrays.hashCode(get(connection, file));
    if (heard.computeIfAbsent(file, _ -> hash) != hash) {
      throw new IOException(file + " is another one than before");
    }
  }

  private byte[] get(Connection connection, String file) throws IOException {
    requests.incrementAndGet();
    byte[] body = connection.get(folder + file);
    bytes.addAndGet(body.length);
    return body;
  }

  private static final class Listener implements Delayed {
    private final long dueNanos;
    private long first = -1;
    private long next = -1;

    Listener(long dueNanos) {
      this.dueNanos = dueNanos;
    }

    Listener next(Duration interval) {
      Listener later = new Listener(dueNanos + interval.toNanos());
      later.first = first;
      later.next = next;
      return later;
    }

    long heard() {
      return Math.max(0, next - first - 1);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
