package dev.vivace.testkit.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Ports of the loopback interface for servers that have to be told theirs.
 *
 * <p>They lie below those that Linux and macOS give to clients and to servers that ask for any
 * (from 32768 and 49152). A port of that range could be someone else's before the server is there
 * to take it.
 */
public final class LocalPort {
  private static final int FIRST = 20_000;
  private static final int COUNT = 12_000;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private LocalPort() {}

  /**
   * Returns a port that nobody listens on. A process gets none of them twice before it has had all.
   *
   * @throws IOException if all of them are taken
   */
  public static int free() throws IOException {
    for (int attempt = 0; attempt < COUNT; attempt++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("no port is free from " + FIRST + " to " + (FIRST + COUNT - 1));
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * Returns after a process takes connections at its port.
   *
   * @throws IOException if it has ended, or takes none within 20 seconds
   */
  public static void awaitOpen(Process process, int port) throws IOException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (process.isAlive() && System.nanoTime() < deadline) {
      if (isOpen(port)) {
        return;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    String what = process.isAlive() ? "takes no connection" : "has ended";
    throw new IOException("%s %s, port %d".formatted(process.info().command(), what, port));
  }

  private static boolean isOpen(int port) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
