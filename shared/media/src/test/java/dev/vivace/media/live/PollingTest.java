package dev.vivace.media.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.CountingInterceptor;
import dev.vivace.media.TestMedia;
import dev.vivace.media.live.listen.LivePcm;
import dev.vivace.media.live.listen.LivePlace;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests to S3 that one listener costs, and the delay of its sound. */
@Timeout(120)
class PollingTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final CountingInterceptor asked = new CountingInterceptor();
  private static TestMedia sending;
  private static TestMedia listening;

  private final SimulatedTime time = new SimulatedTime();
  private final LiveProcess producer = new LiveProcess(sending, time);
  private final LiveProcess listener = new LiveProcess(listening, time);
  private final LiveStream stream = producer.create();

  @BeforeAll
  static void connect() {
    sending = TestMedia.direct(S3.coordinates());
    listening = TestMedia.of(S3.coordinates(), asked);
  }

  @AfterAll
  static void close() {
    sending.close();
    listening.close();
  }

  @BeforeEach
  void forget() {
    asked.reset();
  }

  /** A minute of a producer at 1x; what S3 takes to answer is nothing here. */
  @ParameterizedTest(name = "a chunk every {0} ms: at most {1} GET and {2} LIST a minute")
  @CsvSource({
    "20, 4000, 1, 60",
    "250, 600, 1, 100",
    "1000, 150, 5, 200",
    "5000, 40, 5, 600",
    "20000, 35, 5, 600",
  })
  void costsFewRequestsAndHearsSoon(int intervalMs, int maxGets, int maxLists, int maxLateMs)
      throws IOException {
    int chunks = Math.clamp(30_000 / intervalMs, 6, 120);
    for (int number = 0; number < chunks; number++) {
      int index = number;
      time.at(
          Duration.ofMillis((long) number * intervalMs),
          () -> producer.streams().append(stream.id(), index, LiveProcess.chunk(index, 10)));
    }
    long latest = 0;
    try (LivePcm pcm = listener.open(listener.listeners().look(stream.id()).at(0))) {
      for (int number = 0; number < chunks; number++) {
        if (number == chunks / 2) {
          asked.reset();
        }
        pcm.readNBytes(10);
        long late = time.elapsed().toMillis() - (long) number * intervalMs;
        latest = number < chunks / 2 ? 0 : Math.max(latest, late);
      }
    }

    double minutes = (chunks - chunks / 2) * intervalMs / 60_000.0;
    assertThat(gets() / minutes).isLessThanOrEqualTo(maxGets);
    assertThat(lists() / minutes).isLessThanOrEqualTo(maxLists);
    assertThat(latest).isLessThanOrEqualTo(maxLateMs);
  }

  @Test
  void aMinuteOfSilenceCostsHalfAHundredRequests() throws IOException {
    producer.streams().append(stream.id(), 0, new byte[10]);
    LivePlace place = listener.listeners().look(stream.id()).at(0);
    asked.reset();

    assertThat(listener.heard(place)).hasSize(10);

    assertThat(gets() + lists()).isLessThanOrEqualTo(60);
  }

  @ParameterizedTest(name = "{1} s of silence after chunks every {0} ms")
  @CsvSource({
    "100, 2",
    "100, 8",
    "250, 1",
    "250, 3",
    "250, 5",
    "250, 10",
    "250, 12",
    "500, 4",
    "500, 12",
    "1000, 7",
    "1000, 12",
    "2000, 11",
  })
  void whatFollowsAPauseIsHeardWithinHalfASecond(int intervalMs, int pauseS) throws IOException {
    long resumesMs = 10L * intervalMs + pauseS * 1000L;
    send(10, 0, intervalMs);
    sendFrom(10, 10, resumesMs, intervalMs);
    try (LivePcm pcm = listener.open(listener.listeners().look(stream.id()).at(0))) {
      pcm.readNBytes(100);

      assertThat(latestMs(pcm, 10, resumesMs, intervalMs)).isLessThanOrEqualTo(500);
    }
  }

  @Test
  void aSpeakerWhoPausesAfterEachSentenceIsHeardWithinHalfASecond() throws IOException {
    for (int sentence = 0; sentence < 6; sentence++) {
      sendFrom(8 * sentence, 8, 7_000L * sentence, 250);
    }
    try (LivePcm pcm = listener.open(listener.listeners().look(stream.id()).at(0))) {
      long latest = 0;
      for (int sentence = 0; sentence < 6; sentence++) {
        latest = Math.max(latest, latestMs(pcm, 8, 7_000L * sentence, 250));
      }
      assertThat(latest).isLessThanOrEqualTo(500);
    }
  }

  @Test
  void aFirstPauseTellsNothingOfThePace() throws IOException {
    send(1, 0, 250);
    sendFrom(1, 10, 9_000, 250);
    try (LivePcm pcm = listener.open(listener.listeners().look(stream.id()).at(0))) {
      pcm.readNBytes(10);

      assertThat(latestMs(pcm, 10, 9_000, 250)).isLessThanOrEqualTo(500);
    }
  }

  @Test
  void whoWaitsForTheFirstChunkHearsItSoonHoweverLongItTakes() throws IOException {
    time.at(
        Duration.ofSeconds(50),
        () -> producer.streams().append(stream.id(), 0, LiveProcess.chunk(0, 10)));
    try (LivePcm pcm = listener.open(listener.listeners().look(stream.id()).at(0))) {
      pcm.readNBytes(10);
    }

    assertThat(time.elapsed()).isLessThanOrEqualTo(Duration.ofMillis(50_250));
    assertThat(gets() + lists()).isLessThanOrEqualTo(280);
  }

  @ParameterizedTest(name = "chunks every 100 ms from {0} ms on")
  @ValueSource(ints = {50, 500, 2_000, 5_000, 20_000})
  void whatFollowsALateFirstChunkIsHeardSoon(int firstMs) throws IOException {
    send(20, firstMs, 100);
    try (LivePcm pcm = listener.open(listener.listeners().look(stream.id()).at(0))) {
      assertThat(latestMs(pcm, 20, firstMs, 100)).isLessThanOrEqualTo(250);
    }
  }

  @Test
  void whatIsThereCostsOneRequestForEachChunk() throws IOException {
    for (int number = 0; number < 100; number++) {
      producer.streams().append(stream.id(), number, new byte[10]);
    }
    producer.streams().end(stream.id());
    asked.reset();

    assertThat(listener.heard(stream)).hasSize(1_000);

    assertThat(gets()).isEqualTo(100 + 2);
    assertThat(lists()).isEqualTo(1);
    assertThat(time.elapsed()).isZero();
  }

  @Test
  void aListenerWhoIsBehindLooksForAllThatIsThere() throws IOException {
    producer.streams().append(stream.id(), 0, new byte[10]);
    try (LivePcm pcm = listener.open(listener.listeners().look(stream.id()).at(0))) {
      pcm.readNBytes(10);
      for (int number = 1; number <= 100; number++) {
        producer.streams().append(stream.id(), number, new byte[10]);
      }
      asked.reset();

      pcm.readNBytes(1_000);

      assertThat(lists()).isEqualTo(1);
      assertThat(gets()).isEqualTo(100);
    }
  }

  @Test
  void theEndIsHeardWithoutALook() throws IOException {
    producer.streams().append(stream.id(), 0, new byte[10]);
    try (LivePcm pcm = listener.open(listener.listeners().look(stream.id()).at(0))) {
      pcm.readNBytes(10);
      producer.streams().end(stream.id());
      asked.reset();

      assertThat(pcm.read()).isEqualTo(-1);

      assertThat(time.elapsed()).isZero();
      assertThat(lists()).isZero();
    }
  }

  private void send(int count, int beginMs, int intervalMs) {
    sendFrom(0, count, beginMs, intervalMs);
  }

  private void sendFrom(int first, int count, long beginMs, int intervalMs) {
    for (int i = 0; i < count; i++) {
      int number = first + i;
      time.at(
          Duration.ofMillis(beginMs + (long) intervalMs * i),
          () -> producer.streams().append(stream.id(), number, LiveProcess.chunk(number, 10)));
    }
  }

  /** Hears what was sent so, and tells how late it was at most. */
  private long latestMs(LivePcm pcm, int count, long beginMs, int intervalMs) throws IOException {
    long latestMs = 0;
    for (int i = 0; i < count; i++) {
      pcm.readNBytes(10);
      latestMs = Math.max(latestMs, time.elapsed().toMillis() - beginMs - (long) intervalMs * i);
    }
    return latestMs;
  }

  private long gets() {
    return asked.count("GetObject");
  }

  private long lists() {
    return asked.count("ListObjectsV2");
  }
}
