package dev.vivace.stream.hls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.stream.LiveProducer;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.S3Server;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However long a stream is, a process that knows it asks S3 once for a playlist. */
@Timeout(600)
class LongStreamTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final int CHUNKS_OF_TEN_HOURS = 36_000;
  private static final long PROMISED_MS = 50;

  @Test
  @Tag("long")
  void aPlaylistOfTenHoursTakesOneListAndFiftyMilliseconds() throws Exception {
    assertThatAPlaylistIsQuick("s16le", 2_000, CHUNKS_OF_TEN_HOURS);
  }

  /** Such as 20 ms each. */
  @Test
  @Tag("long")
  void aPlaylistOfTinyChunksTakesOneList() throws Exception {
    assertThatAPlaylistIsQuick("s16le", 40, 5_000);
  }

  @Test
  void aPlaylistTakesOneList() throws Exception {
    assertThatAPlaylistIsQuick("s16le", 2_000, 1_050);
  }

  private static void assertThatAPlaylistIsQuick(String sampleFormat, int chunkBytes, int chunks)
      throws Exception {
    try (FaultyProxy proxy = FaultyProxy.before(S3.coordinates().endpoint());
        LiveProducer producer = new LiveProducer(S3.coordinates());
        HlsClient warm = new HlsClient(S3.coordinates().at(proxy.endpoint()))) {
      String id = producer.create(1_000, sampleFormat);
      byte[] chunk = new byte[chunkBytes];
      for (int number = 0; number < chunks; number++) {
        producer.send(id, number, chunk);
      }
      warm.playlist(id, "aac-64k");
      List<Long> tookMs = new ArrayList<>();
      for (int i = 0; i < 11; i++) {
        producer.send(id, chunks + i, chunk);
        int before = proxy.requestLines().size();
        long startNs = System.nanoTime();
        warm.playlist(id, "aac-64k");
        tookMs.add((System.nanoTime() - startNs) / 1_000_000);
        assertThat(proxy.requestLines().subList(before, proxy.requestLines().size()))
            .hasSize(1)
            .allMatch(line -> line.contains("list-type=2"));
      }
      // The embedded S3 reads its whole folder for each listing, as S3 does not.
      List<Long> listingMs =
          Bucket.of(S3)
              .listingMs("live/" + id + "/", "live/" + id + "/chunks/%012d".formatted(chunks), 11);
      System.out.printf(
          "playlists of %d chunks, ms: %s; the listings alone: %s%n", chunks, tookMs, listingMs);
      assertThat(median(tookMs) - median(listingMs)).isLessThanOrEqualTo(PROMISED_MS);
      assertThat(Bucket.of(S3).keys("live/" + id + "/bytes-before/")).hasSize(chunks / 1000);

      try (HlsClient cold = new HlsClient(S3.coordinates().at(proxy.endpoint()))) {
        // A segment may fall due in between: this producer has outrun time.
        List<String> earlier = warm.playlist(id, "aac-64k");
        int before = proxy.requestLines().size();
        List<String> fromCold = cold.playlist(id, "aac-64k");
        assertThat(proxy.requestLines().size() - before).isLessThanOrEqualTo(5);
        assertThat(fromCold).isIn(earlier, warm.playlist(id, "aac-64k"));
      }
    }
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
