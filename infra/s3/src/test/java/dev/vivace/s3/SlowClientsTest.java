package dev.vivace.s3;

import static dev.vivace.s3.RunningS3.CONTENT;
import static dev.vivace.s3.RunningS3.PATH;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.s3.Outgoing.Answer;
import dev.vivace.s3.http.ClientLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that hold what they can. */
@Timeout(120)
class SlowClientsTest {
  private static final ClientLimits SHORT =
      new ClientLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), 1_000, 20);

  private static final int MANY = 300;

  @TempDir private Path folder;
  private final List<Socket> sockets = new ArrayList<>();

  /** The length that the last head announced. */
  private int bodyLength;

  @AfterEach
  void closeSockets() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void aConnectionWithoutARequestIsCutOff() throws IOException {
    try (EmbeddedS3 server = start(SHORT)) {
      assertThat(untilCutOff(connect(server).getInputStream())).isEmpty();
    }
  }

  @Test
  void aHeadThatComesByteByByteIsCutOff() throws Exception {
    try (EmbeddedS3 server = start(SHORT)) {
      Socket socket = connect(server);
      socket.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(US_ASCII));

      trickleUntilCutOff(socket);
    }
  }

  @Test
  void aConnectionIsKeptBetweenRequests() throws IOException {
    try (EmbeddedS3 server = start(ClientLimits.standard())) {
      Socket socket = connect(server);
      for (int i = 0; i < 3; i++) {
        socket.getOutputStream().write("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
        assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 403 Forbidden");
      }
    }
  }

  @Test
  void aBodyThatStopsIsCutOff() throws IOException {
    try (EmbeddedS3 server = start(SHORT)) {
      Socket socket = hold(put(server).presigned());

      assertThat(untilCutOff(socket.getInputStream())).contains("RequestTimeout");
      assertNothingIsKept();
    }
  }

  @Test
  void aBodyThatTricklesIsCutOff() throws Exception {
    try (EmbeddedS3 server = start(SHORT)) {
      trickleUntilCutOff(hold(put(server).presigned()));

      assertNothingIsKept();
    }
  }

  @Test
  void aConnectionIsKeptAfterARefusalBeforeAShortBody() throws IOException {
    try (EmbeddedS3 server = start(ClientLimits.standard())) {
      Socket socket = connect(server);
      for (int i = 0; i < 3; i++) {
        String put = "PUT /media/a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n";
        socket.getOutputStream().write(put.getBytes(US_ASCII));
        socket.getOutputStream().write("abc".getBytes(US_ASCII));
        assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 403 Forbidden");
        socket.getInputStream().skipNBytes(bodyLength);
      }
    }
  }

  @Test
  void theBodyOfAStrangerIsRefusedBeforeItComes() throws IOException {
    try (EmbeddedS3 server = start(ClientLimits.standard())) {
      Socket socket = hold(large(server).keyId("AKIAUNKNOWN").authorized());

      assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 403 Forbidden");
    }
  }

  @Test
  void theBodyOfAForgerIsRefusedBeforeItComes() throws IOException {
    try (EmbeddedS3 server = start(ClientLimits.standard())) {
      Outgoing put = large(server).header("x-amz-content-sha256", "0".repeat(64)).authorized();
      String forged = put.headers().get("Authorization").replaceFirst(".{8}$", "00000000");
      Socket socket = hold(put.with("Authorization", forged));

      assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 403 Forbidden");
    }
  }

  @Test
  void whoHasWaitedForLongestMakesRoom() throws IOException {
    try (EmbeddedS3 server =
        start(new ClientLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), 1, 20))) {
      for (int i = 0; i < 40; i++) {
        sockets.add(connect(server));
      }

      assertThat(get(server).body()).isEqualTo(CONTENT);
      assertThat(untilCutOff(sockets.getFirst().getInputStream())).isEmpty();
    }
  }

  @Test
  void threeHundredWhoHoldBodiesLeaveTheOthersAlone() throws Exception {
    try (EmbeddedS3 server = start(ClientLimits.standard())) {
      for (int i = 0; i < MANY; i++) {
        sockets.add(hold(put(server).presigned()));
      }

      assertThat(get(server).body()).isEqualTo(CONTENT);
      assertThat(write(server)).isEqualTo(200);
      closeSockets();
      assertThat(get(server).body()).isEqualTo(CONTENT);
    }
  }

  private EmbeddedS3 start(ClientLimits limits) throws IOException {
    EmbeddedS3 server = EmbeddedS3.start(Clients.config(folder, limits));
    assertThat(write(server)).isEqualTo(200);
    return server;
  }

  private static int write(EmbeddedS3 server) throws IOException {
    SignedRequest put = new SignedRequest(server.endpoint(), "PUT", PATH).body(CONTENT);
    return put.presigned().send().status();
  }

  private static SignedRequest put(EmbeddedS3 server) {
    return new SignedRequest(server.endpoint(), "PUT", PATH + "-held").body("x".repeat(5_000));
  }

  private static SignedRequest large(EmbeddedS3 server) {
    return put(server).body("x".repeat(1_000_000));
  }

  private static Answer get(EmbeddedS3 server) throws IOException {
    return new SignedRequest(server.endpoint(), "GET", PATH).presigned().send();
  }

  private Socket connect(EmbeddedS3 server) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.endpoint().getPort());
    socket.setSoTimeout(60_000);
    sockets.add(socket);
    return socket;
  }

  /** Announces a body, and sends the first half of it. */
  private Socket hold(Outgoing request) throws IOException {
    String half = request.body().substring(request.body().length() / 2);
    Socket socket = request.body(half).open();
    sockets.add(socket);
    return socket;
  }

  private String statusLine(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) socket.getInputStream().read());
    }
    Matcher length = Pattern.compile("Content-Length: (\\d+)").matcher(head);
    bodyLength = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return head.substring(0, head.indexOf("\r\n"));
  }

  private static String untilCutOff(InputStream in) throws IOException {
    return new String(in.readAllBytes(), US_ASCII);
  }

  /** Sends a byte ten times a second. */
  private static void trickleUntilCutOff(Socket socket) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    try {
      while (!never.await(100, TimeUnit.MILLISECONDS)) {
        socket.getOutputStream().write('x');
      }
    } catch (SocketException e) {
      return;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void assertNothingIsKept() throws IOException {
    assertThat(folder.resolve("buckets" + PATH + "-held")).doesNotExist();
    try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
      assertThat(files).isEmpty();
    }
  }
}
