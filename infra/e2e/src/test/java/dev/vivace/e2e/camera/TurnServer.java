package dev.vivace.e2e.camera;

import dev.vivace.testkit.machine.LocalPort;
import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
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
  static TurnServer start(Path folder) throws IOException {
    int port = LocalPort.free();
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
    try {
      LocalPort.awaitOpen(process, port);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    return server;
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
