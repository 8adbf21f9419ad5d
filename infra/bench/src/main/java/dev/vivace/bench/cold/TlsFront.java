package dev.vivace.bench.cold;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * Speaks TLS for a server that does not, with a certificate of an authority of its own. Clients are
 * to trust {@link #authority}.
 */
final class TlsFront implements Closeable {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final URI server;
  private final ServerSocket listener;
  private final Path authority;

  private TlsFront(URI server, ServerSocket listener, Path authority) {
    this.server = server;
    this.listener = listener;
    this.authority = authority;
  }

  /**
   * Starts on a free port.
   *
   * @param folder where keys and certificates are made, by the JDK's keytool
   */
  static TlsFront before(URI server, Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path store = folder.resolve("keys.p12");
    Path authority = folder.resolve("authority.pem");
    Files.deleteIfExists(store);
    certify(folder, store, authority);
    try {
      TlsFront front = new TlsFront(server, listen(store), authority);
      Thread.ofVirtual().name("tls-front").start(front::accept);
      return front;
    } catch (GeneralSecurityException e) {
      throw new IOException("no TLS with the keys of keytool", e);
    }
  }

  URI endpoint() {
    return URI.create("https://localhost:" + listener.getLocalPort());
  }

  /** The authority's certificate, in PEM. */
  Path authority() {
    return authority;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private static void certify(Path folder, Path store, Path authority)
      throws IOException, InterruptedException {
    String request = folder.resolve("localhost.csr").toString();
    String certificate = folder.resolve("localhost.pem").toString();
    keytool(store, "-genkeypair", "-alias", "ca", "-dname", "CN=Bench", "-ext", "bc:c");
    keytool(store, "-genkeypair", "-alias", "localhost", "-dname", "CN=localhost");
    keytool(store, "-certreq", "-alias", "localhost", "-file", request);
    keytool(
        store,
        "-gencert",
        "-alias",
        "ca",
        "-rfc",
        "-ext",
        "san=dns:localhost",
        "-infile",
        request,
        "-outfile",
        certificate);
    keytool(store, "-importcert", "-alias", "localhost", "-file", certificate);
    keytool(store, "-exportcert", "-rfc", "-alias", "ca", "-file", authority.toString());
  }

  private static void keytool(Path store, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", new String(PASSWORD)));
    command.add("-noprompt");
    if (arguments[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    }
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
  }

  private static ServerSocket listen(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    keys.deleteEntry("ca");
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    SSLServerSocket listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    return listener;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket upstream = new Socket(server.getHost(), server.getPort())) {
      upstream.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> copy(client, upstream));
      copy(upstream, client);
    } catch (IOException gone) {
      return;
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      byte[] piece = new byte[16 * 1024];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        to.getOutputStream().write(piece, 0, count);
        to.getOutputStream().flush();
      }
      to.close();
    } catch (IOException gone) {
      return; // One of the two hung up; the other sees it by the closed socket.
    }
  }
}
