package dev.vivace.s3;

import static dev.vivace.s3.Clients.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ConditionalWritesTest {
  private static final int THREADS = 8;

  @TempDir static Path folder;
  static EmbeddedS3 server;
  static S3Client s3;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedS3.start(Clients.config(folder));
    s3 = Clients.client(server.endpoint());
  }

  @AfterAll
  static void stop() throws IOException {
    s3.close();
    server.close();
  }

  @Test
  void ifMatchLosesNoUpdateAmongEightThreads() throws Exception {
    put("log", "start");
    int updatesPerThread = 10;

    inParallel(() -> {
      for (int i = 0; i < updatesPerThread; i++) {
        append("log", Thread.currentThread().threadId() + "-" + i);
      }
      return true;
    });

    assertThat(read("log").asUtf8String().split(","))
        .hasSize(1 + THREADS * updatesPerThread)
        .doesNotHaveDuplicates();
  }

  @Test
  void ifNoneMatchLetsOneOfEightThreadsCreateTheObject() throws Exception {
    List<Boolean> created =
        inParallel(() -> {
          try {
            s3.putObject(
                put -> put.bucket(BUCKET).key("once").ifNoneMatch("*"),
                RequestBody.fromString(Thread.currentThread().getName()));
            return true;
          } catch (S3Exception e) {
            assertThat(e.statusCode()).isEqualTo(412);
            return false;
          }
        });

    assertThat(created).containsOnlyOnce(true);
  }

  @Test
  void ifMatchOnAMissingKeyIsNotFound() {
    assertThatThrownBy(() ->
            s3.putObject(
                put -> put.bucket(BUCKET).key("missing").ifMatch("\"0\""),
                RequestBody.fromString("x")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(404));
  }

  @Test
  void readersDuringOverwritesSeeOneVersionOrTheOther() throws Exception {
    put("flipping", "a".repeat(100_000));

    inParallel(() -> {
      for (int i = 0; i < 10; i++) {
        put("flipping", i % 2 == 0 ? "b".repeat(70_000) : "a".repeat(100_000));
        ResponseBytes<GetObjectResponse> seen = read("flipping");
        int expected = seen.asByteArray()[0] == 'a' ? 100_000 : 70_000;
        assertThat(seen.asByteArray()).hasSize(expected);
        assertThat(seen.response().contentLength()).isEqualTo(expected);
      }
      return true;
    });
  }

  /**
   * A 412 may answer the client's own retry of a write whose answer was lost: only the content
   * tells.
   */
  private static void append(String key, String entry) {
    ResponseBytes<GetObjectResponse> current = read(key);
    while (!current.asUtf8String().endsWith("," + entry)
        && !current.asUtf8String().contains("," + entry + ",")) {
      ResponseBytes<GetObjectResponse> base = current;
      try {
        s3.putObject(
            put -> put.bucket(BUCKET).key(key).ifMatch(base.response().eTag()),
            RequestBody.fromString(base.asUtf8String() + "," + entry));
        return;
      } catch (S3Exception e) {
        assertThat(e.statusCode()).isEqualTo(412);
      }
      current = read(key);
    }
  }

  private static void put(String key, String content) {
    s3.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(content));
  }

  private static ResponseBytes<GetObjectResponse> read(String key) {
    return s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key));
  }

  private static <T> List<T> inParallel(Callable<T> task) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(
            threads.submit(() -> {
              start.await();
              return task.call();
            }));
      }
      for (Future<T> result : running) {
        results.add(result.get());
      }
    }
    return results;
  }
}
