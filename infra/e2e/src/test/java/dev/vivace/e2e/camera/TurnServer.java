package dev.vivace.e2e.camera;

import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** coturn of the system's packages, with a secret that it shares. */
final class TurnServer implements AutoCloseable {
  static final String SECRET = "what coturn and Vivace share";

  private static final String ARN =
      "arn:aws:secretsmanager:us-east-1:000000000000:secret:turn-abcdef";

  private final Process process;
  private final int port;

  private TurnServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it on a free port of the loopback interface, and returns when it listens. */
  static TurnServer start(Path folder) throws IOException, InterruptedException {
    int port = freePort();
    Process process =
        new ProcessBuilder(
                List.of(
                    Machine.here().program("turnserver").toString(),
                    "-n",
                    "--listening-ip=127.0.0.1",
                    "--relay-ip=127.0.0.1",
                    "--listening-port=" + port,
                    "--use-auth-secret",
                    "--static-auth-secret=" + SECRET,
                    "--realm=vivace.test",
                    "--allow-loopback-peers",
                    "--cli-password=unused",
                    "--no-cli",
                    "--no-tls",
                    "--no-dtls",
                    "--pidfile=" + folder.resolve("turn.pid"),
                    "--userdb=" + folder.resolve("turn.db"),
                    "--log-file=" + folder.resolve("turn.log"),
                    "--simple-log"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("turn.out").toFile())
            .start();
    TurnServer server = new TurnServer(process, port);
    server.awaitListening();
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline && process.isAlive()) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    close();
    throw new IOException("turnserver does not listen on " + port);
  }

  /**
   * The template's parameters that lead to it.
   *
   * @param transport {@code udp} or {@code tcp}
   */
  String parameters(String transport) {
    return "IceRelayOnly=true TurnUrls=turn:127.0.0.1:%d?transport=%s TurnSecretArn=%s"
        .formatted(port, transport, ARN);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
