package dev.vivace.e2e.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vivace.bench.crowd.CollapsingCache;
import dev.vivace.bench.crowd.Crowd;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HLS of a live stream for an audience of any size, and across crashes. */
@Timeout(300)
class CrowdTest {
  private static final Duration INTERVAL = Duration.ofSeconds(6);
  private static final Duration TIME = Duration.ofSeconds(48);
  private static final int PIECE_MS = 500;

  @TempDir private static Path data;

  private static Product product;

  @BeforeAll
  static void start() throws Exception {
    product = Product.start(data);
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  @Tag("long")
  void tenThousandListenersAskTheOriginForNoMoreThanAHundred() throws Exception {
    long ofHundred = askedOfOrigin(100);
    long ofTenThousand = askedOfOrigin(10_000);

    System.out.printf(
        "requests at the origin in %d s: %d for 100 listeners, %d for 10,000%n",
        TIME.toSeconds(), ofHundred, ofTenThousand);
    assertThat((double) ofTenThousand).isLessThanOrEqualTo(ofHundred * 1.05);
  }

  private static long askedOfOrigin(int listeners) throws Exception {
    Path nginx = Machine.here().program("nginx");
    try (CollapsingCache cache = CollapsingCache.start(nginx, product.url("/"));
        LiveProducer producer = new LiveProducer(product, (int) INTERVAL.toSeconds())) {
      producer.sendAtItsPace(0, PIECE_MS, (int) TIME.toSeconds() + 20);
      String path = producer.hlsUrl("aac-64k").getPath();
      String folder = path.substring(0, path.lastIndexOf('/') + 1);
      new Crowd(cache.port(), folder, INTERVAL).listen(1, Duration.ofSeconds(8));
      long before = cache.asked();
      Crowd.Result result = new Crowd(cache.port(), folder, INTERVAL).listen(listeners, TIME);
      assertThat(result.failures()).isZero();
      assertThat(result.leastHeard())
          .isGreaterThanOrEqualTo(TIME.toSeconds() / INTERVAL.toSeconds() / 2);
      assertThat(result.requests())
          .isGreaterThanOrEqualTo(listeners * (TIME.toSeconds() / INTERVAL.toSeconds() - 1));
      return cache.asked() - before;
    }
  }

  /** Neither before the first listener comes nor after the last one has gone. */
  @Test
  void nothingIsAskedOrEncodedWithoutListeners() throws Exception {
    try (LiveProducer producer = new LiveProducer(product, 1)) {
      URI playlist = producer.hlsUrl("aac-64k");
      int start = product.log().length();
      producer.sendAtItsPace(0, 100, 3).await();
      assertThat(product.log().substring(start)).doesNotContain("StreamFunction]");
      assertThat(segments(playlist)).isNotEmpty();
      await().until(() -> product.log().substring(start).contains("StreamFunction]"));

      int gone = product.log().length();
      producer.sendAtItsPace(0, 100, 3).await();
      producer.end();

      assertThat(product.log().substring(gone)).doesNotContain("StreamFunction]");
      assertThat(made(playlist)).isEmpty();
      assertThat(Http.get(playlist.resolve("5.m4s")).statusCode()).isEqualTo(200);
      assertThat(made(playlist)).singleElement().asString().endsWith("/aac-64k-v2/5");
    }
  }

  /** The segments of a stream that are in the bucket. */
  private static List<Path> made(URI playlist) throws IOException {
    String stream = playlist.getPath().split("/")[2];
    try (Stream<Path> files = Files.walk(data)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains("/live/" + stream + "/broadcast/"))
          .toList();
    }
  }

  /** Each request is answered by processes that have seen none of the others. */
  @Test
  void thePlaylistGoesOnWhicheverFunctionIsKilled() throws Exception {
    try (LiveProducer producer = new LiveProducer(product, 1)) {
      URI playlist = producer.hlsUrl("flac");
      producer.send(2.5);
      List<String> before = lines(playlist);
      for (int last = 5; last < 7; last++) {
        product.kill("LiveFunction");
        producer.send(1);
        product.kill("StreamFunction");
        String segment = last + ".m4s";
        await().atMost(20, SECONDS).until(() -> segments(playlist).contains(segment));
        product.kill("StreamFunction");
        assertThat(Http.get(playlist.resolve(segment)).statusCode()).isEqualTo(200);
        product.kill("StreamFunction");
        List<String> now = lines(playlist);
        assertThat(now).startsWith(before.toArray(new String[0])).contains(segment);
        before = now;
      }
      product.kill("LiveFunction");
      producer.end();
      product.kill("StreamFunction");
      assertThat(segments(playlist)).startsWith("4.m4s").endsWith("8.m4s");
    }
  }

  private static List<String> segments(URI playlist) throws Exception {
    return lines(playlist).stream().filter(line -> line.endsWith(".m4s")).toList();
  }

  private static List<String> lines(URI playlist) throws Exception {
    HttpResponse<byte[]> answer = Http.get(playlist);
    assertThat(answer.statusCode()).isEqualTo(200);
    return new String(answer.body(), StandardCharsets.US_ASCII).lines().toList();
  }
}
