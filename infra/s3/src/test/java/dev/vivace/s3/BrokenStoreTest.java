package dev.vivace.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.s3.access.AccessKey;
import dev.vivace.s3.cors.Cors;
import dev.vivace.s3.http.ClientLimits;
import dev.vivace.s3.http.S3HttpServer;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that fails in a way that nobody has thought of. */
class BrokenStoreTest {
  private final Handler recorder = new Recorder();
  private final Queue<String> log = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(recorder);
  }

  @AfterEach
  void stop() {
    Logger.getLogger("").removeHandler(recorder);
  }

  @Test
  void isToldToTheLogWithoutTheSignature() throws Exception {
    S3HttpServer server = start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI object = URI.create("http://127.0.0.1:" + server.port() + "/media/broken/original");
      URI presigned = Clients.presignedAt(Instant.now(), Duration.ofMinutes(1), object);

      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(presigned).build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("<Code>InternalError</Code>");
    } finally {
      server.close();
    }
    assertThat(log)
        .anyMatch(line -> line.contains("ArithmeticException: broken"))
        .noneMatch(line -> line.contains("X-Amz-Signature"));
  }

  private static S3HttpServer start() throws Exception {
    BlobStore broken =
        (BlobStore)
            Proxy.newProxyInstance(
                BlobStore.class.getClassLoader(),
                new Class<?>[] {BlobStore.class},
                (_, _, _) -> {
                  throw new ArithmeticException("broken");
                });
    return S3HttpServer.start(
        0,
        broken,
        new AccessKey(Clients.ACCESS_KEY_ID, Clients.SECRET),
        new Cors(Map.of()),
        ClientLimits.standard(),
        Clock.systemUTC());
  }

  private final class Recorder extends Handler {
    @Override
    public void publish(LogRecord entry) {
      String message = new SimpleFormatter().formatMessage(entry);
      log.add(entry.getThrown() == null ? message : message + " " + entry.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
