package dev.vivace.stream.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.vivace.audio.hls.SegmentGrid;
import dev.vivace.media.live.LiveStreams;
import dev.vivace.stream.LiveProducer;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.S3Server;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However long a stream is, a process that knows it asks S3 once for a playlist. */
@Timeout(600)
class LongStreamTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final int RATE = 1_000;
  private static final long PROMISED_MS = 50;

  @Test
  @Tag("long")
  void aPlaylistOfTenHoursTakesOneListAndFiftyMilliseconds() throws Exception {
    try (LiveProducer producer = new LiveProducer(S3.coordinates())) {
      String id = watched(producer, 2_000, 36_000);
      assertThat(millisecondsOfAPlaylistOfOneList(id, producer, 2_000, 36_000))
          .isLessThanOrEqualTo(PROMISED_MS);
    }
  }

  /** Of 20 ms each, and nearly as many as a stream may have. */
  @Test
  @Tag("long")
  void aPlaylistOfAMillionTinyChunksTakesOneList() throws Exception {
    int chunks = LiveStreams.MAX_CHUNKS - 100;
    try (FaultyProxy proxy = FaultyProxy.before(S3.coordinates().endpoint());
        LiveProducer producer = new LiveProducer(S3.coordinates());
        HlsClient client = new HlsClient(S3.coordinates().at(proxy.endpoint()))) {
      String id = watched(producer, 40, chunks);
      millisecondsOfAPlaylistOfOneList(id, producer, 40, chunks);

      List<String> listed = HlsClient.segments(client.playlist(id, "flac"));
      long newest = Long.parseLong(listed.getLast().replace(".m4s", ""));
      assertThat(newest).isCloseTo(SegmentGrid.LIVE_SILENCE + chunks / 50 / 3, offset(2L));
      int before = proxy.requestLines().size();
      client.segment(id, "flac", newest);
      // Its chunks, some looks for where they begin, and what is asked for any segment.
      assertThat(proxy.requestLines().size() - before).isLessThanOrEqualTo(3 * 50 + 30);
    }
  }

  /** Then nothing tells what is before a chunk, and all are listed, once. */
  @Test
  @Tag("long")
  void aPlaylistOfAStreamThatNobodyWatchedTakesOneListFromTheSecondOn() throws Exception {
    int chunks = 5_000;
    try (LiveProducer producer = new LiveProducer(S3.coordinates())) {
      String id = producer.create(RATE, "s16le");
      producer.send(id, 0, new byte[40]);
      S3.plant(
          IntStream.range(1, chunks).mapToObj(number -> chunkKey(id, number)).toList(),
          new byte[40]);
      millisecondsOfAPlaylistOfOneList(id, producer, 40, chunks);
    }
  }

  @Test
  void aPlaylistTakesOneList() throws Exception {
    try (LiveProducer producer = new LiveProducer(S3.coordinates())) {
      String id = producer.create(RATE, "s16le");
      byte[] chunk = new byte[2_000];
      producer.send(id, 0, chunk);
      S3.plant(IntStream.range(1, 1_000).mapToObj(number -> chunkKey(id, number)).toList(), chunk);
      producer.sendSideBySide(id, 1_000, 1_050, chunk);
      millisecondsOfAPlaylistOfOneList(id, producer, 2_000, 1_050);
    }
  }

  /**
   * A stream that had listeners all the time: they have left what is before each thousandth chunk.
   * Chunks before the last of these are never asked for, so that there are none.
   */
  private static String watched(LiveProducer producer, int chunkBytes, int chunks)
      throws Exception {
    String id = producer.create(RATE, "s16le");
    Duration time = Duration.ofMillis((long) chunks * chunkBytes * 1000 / (2 * RATE));
    Instant start = Instant.now().minus(time).minusSeconds(60);
    int marks = (chunks - 1) / 1000;
    Map<String, String> objects = new HashMap<>();
    for (int mark = 1; mark <= marks; mark++) {
      objects.put(
          "live/%s/bytes-before/%06d".formatted(id, mark),
          "{\"bytes\":%d,\"firstStored\":\"%s\",\"lastStored\":\"%s\"}"
              .formatted(mark * 1000L * chunkBytes, start, start.plus(time)));
    }
    Bucket.of(S3).put(objects);
    S3.plant(List.of(chunkKey(id, marks * 1000 - 1)), new byte[chunkBytes]);
    producer.sendSideBySide(id, marks * 1000, chunks, new byte[chunkBytes]);
    return id;
  }

  private static String chunkKey(String id, int number) {
    return "live/%s/chunks/%012d".formatted(id, number);
  }

  /** The time that a playlist takes beside the listing in it, where nothing disturbs the two. */
  private static long millisecondsOfAPlaylistOfOneList(
      String id, LiveProducer producer, int chunkBytes, int chunks) throws Exception {
    try (FaultyProxy proxy = FaultyProxy.before(S3.coordinates().endpoint());
        HlsClient warm = new HlsClient(S3.coordinates().at(proxy.endpoint()))) {
      byte[] chunk = new byte[chunkBytes];
      warm.playlist(id, "aac-64k");
      List<Long> tookMs = new ArrayList<>();
      List<Long> listingMs = new ArrayList<>();
      for (int i = 0; i < 11; i++) {
        producer.send(id, chunks + i, chunk);
        int before = proxy.requestLines().size();
        long startNs = System.nanoTime();
        warm.playlist(id, "aac-64k");
        tookMs.add((System.nanoTime() - startNs) / 1_000_000);
        assertThat(proxy.requestLines().subList(before, proxy.requestLines().size()))
            .hasSize(1)
            .allMatch(line -> line.contains("list-type=2"));
        // The embedded S3 reads its whole folder for each listing, as S3 does not.
        listingMs.add(Bucket.of(S3).listingMs("live/" + id + "/", chunkKey(id, chunks)));
      }
      System.out.printf(
          "playlists of %d chunks, ms: %s; the listings alone: %s%n", chunks, tookMs, listingMs);
      assertThat(Bucket.of(S3).keys("live/" + id + "/bytes-before/")).hasSize(chunks / 1000);

      try (HlsClient cold = new HlsClient(S3.coordinates().at(proxy.endpoint()))) {
        // A segment may fall due in between: this producer has outrun time.
        List<String> earlier = warm.playlist(id, "aac-64k");
        int before = proxy.requestLines().size();
        List<String> fromCold = cold.playlist(id, "aac-64k");
        assertThat(proxy.requestLines().size() - before).isLessThanOrEqualTo(5);
        assertThat(fromCold).isIn(earlier, warm.playlist(id, "aac-64k"));
      }
      return Collections.min(tookMs) - Collections.min(listingMs);
    }
  }
}
