package dev.vivace.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Ports of this machine for the processes that a test starts. */
public final class LocalPort {
  private LocalPort() {}

  /** One that nobody listens on. */
  public static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Returns when a process takes connections at its port. */
  public static void awaitOpen(Process process, int port) {
    await().atMost(Duration.ofSeconds(20)).until(() -> isOpen(process, port));
  }

  private static boolean isOpen(Process process, int port) {
    assertThat(process.isAlive()).isTrue();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
