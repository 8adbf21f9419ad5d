package dev.vivace.e2e.aws;

import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.template.AwsTools;
import dev.vivace.testkit.machine.LocalPort;
import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An S3 that is not ours, as a process of its own on a free port. It is empty at first, and closing
 * it ends it.
 *
 * @param url its endpoint
 */
record ForeignServer(Process process, URI url) implements AutoCloseable {

  /** The servers that can be had. */
  enum Kind {
    /** moto's server, a package of Python. */
    MOTO,
    /** Adobe's S3Mock, which the build fetches for the tests that take long. */
    S3MOCK
  }

  /**
   * Starts one; where its program is missing, the test ends and says so.
   *
   * @param folder for its files and its log
   */
  static ForeignServer start(Kind kind, Path folder) throws IOException, InterruptedException {
    int port = LocalPort.free();
    Process process =
        new ProcessBuilder(command(kind, folder, port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(kind + ".log").toFile())
            .start();
    LocalPort.awaitOpen(process, port);
    return new ForeignServer(process, URI.create("http://127.0.0.1:" + port));
  }

  private static List<String> command(Kind kind, Path folder, int port)
      throws IOException, InterruptedException {
    return switch (kind) {
      case MOTO -> {
        AwsTools.assume("What needs moto's S3", "moto_server", "--help");
        yield List.of("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port));
      }
      case S3MOCK -> {
        Path jar = Product.ROOT.resolve("infra/e2e/target/s3mock/s3mock.jar");
        Optional<Path> fetched = Optional.of(jar).filter(Files::isRegularFile);
        yield List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-jar",
            Machine.here().needed(fetched, "S3Mock").toString(),
            "--server.address=127.0.0.1",
            "--server.port=" + LocalPort.free(),
            "--com.adobe.testing.s3mock.httpPort=" + port,
            "--com.adobe.testing.s3mock.store.root=" + folder.resolve("s3mock"));
      }
    };
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
