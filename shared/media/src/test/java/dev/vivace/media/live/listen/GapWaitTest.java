package dev.vivace.media.live.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.live.LiveProcess;
import dev.vivace.media.live.LiveStream;
import dev.vivace.media.live.SimulatedStamps;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wait for a chunk that is missing, to the millisecond that S3's stamps have here. */
@Timeout(120)
class GapWaitTest {
  private static final int CHUNK_BYTES = 10;

  @RegisterExtension static final S3Server S3 = new S3Server();

  private final SimulatedTime time = new SimulatedTime();
  private final SimulatedStamps stamps = new SimulatedStamps(time);
  private final LiveProcess producer = new LiveProcess(S3.coordinates(), time, stamps);
  private final LiveProcess listener = new LiveProcess(S3.coordinates(), time, stamps);
  private final LiveStream stream = producer.create();

  @AfterEach
  void close() {
    producer.close();
    listener.close();
  }

  @ParameterizedTest(
      name = "chunks every {0} ms, one missing, the next one {1} ms after it was due")
  @CsvSource({
    "250, 0",
    "250, 250",
    "500, 500",
    "500, 3000",
    "500, 9000",
    "500, 20000",
    "1000, 1000",
    "2000, 2000",
    "5000, 0",
    "5000, 5000",
  })
  void itIsFiveSecondsFromWhenALaterOneCame(int intervalMs, int laterMs) throws IOException {
    for (int number = 0; number < 5; number++) {
      storeAt((long) number * intervalMs, number);
    }
    long laterAtMs = 5L * intervalMs + laterMs;
    for (int number = 6; number < 20; number++) {
      storeAt(laterAtMs + (number - 6L) * intervalMs, number);
    }

    assertThat(heardMs(6) - laterAtMs).isBetween(4_999L, 5_500L);
  }

  @Test
  void severalMissingChunksAreWaitedForAtOnce() throws IOException {
    storeAt(0, 0);
    storeAt(1_000, 5);

    assertThat(heardMs(6)).isBetween(5_999L, 6_500L);
  }

  @Test
  void itIsCountedFromTheEarliestOfAllThatCameTooEarly() throws IOException {
    storeAt(0, 0);
    storeAt(1_000, 3);
    storeAt(5_000, 2);

    assertThat(heardMs(4)).isBetween(5_999L, 6_500L);
  }

  @Test
  void aChunkThatComesWithinIsHeardSoon() throws IOException {
    storeAt(0, 0);
    storeAt(1_000, 2);
    storeAt(5_500, 1);

    assertThat(heardMs(3)).isBetween(5_500L, 6_000L);
  }

  /** When so many chunks were heard. */
  private long heardMs(int chunks) throws IOException {
    try (LivePcm pcm = listener.open(listener.listeners().look(stream.id()).at(0))) {
      assertThat(pcm.readNBytes(chunks * CHUNK_BYTES)).hasSize(chunks * CHUNK_BYTES);
      return time.elapsed().toMillis();
    }
  }

  private void storeAt(long ms, int number) {
    time.at(
        Duration.ofMillis(ms),
        () ->
            producer.streams().append(stream.id(), number, LiveProcess.chunk(number, CHUNK_BYTES)));
  }
}
