package dev.vivace.media.live.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.live.LiveEnd;
import dev.vivace.media.live.LiveException;
import dev.vivace.media.live.LiveProcess;
import dev.vivace.media.live.LiveStream;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.SimulatedTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream that one process takes, as another one hears it. */
@Timeout(60)
class LiveListenersTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private final SimulatedTime time = new SimulatedTime();
  private final LiveProcess producer = new LiveProcess(S3.coordinates(), time);
  private final LiveProcess listener = new LiveProcess(S3.coordinates(), time);
  private final LiveStream stream = producer.create();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    producer.close();
    listener.close();
  }

  private void send(int number, int sizeBytes) {
    byte[] chunk = LiveProcess.chunk(number, sizeBytes);
    producer.streams().append(stream.id(), number, chunk);
    sent.writeBytes(chunk);
  }

  private void sendAt(long ms, int number, int sizeBytes) {
    time.at(Duration.ofMillis(ms), () -> send(number, sizeBytes));
  }

  private void endAt(long ms) {
    time.at(Duration.ofMillis(ms), () -> producer.streams().end(stream.id()));
  }

  @Test
  void hearsWhatIsThereAndThenWhatComes() throws IOException {
    send(0, 100);
    send(1, 50);
    sendAt(400, 2, 70);
    sendAt(900, 3, 10);
    endAt(1_000);

    assertThat(listener.heard(stream)).isEqualTo(sent.toByteArray()).hasSize(230);
  }

  @Test
  void hearsAChunkBeforeTheNextIsSent() throws IOException {
    send(0, 100);
    try (LivePcm pcm = listener.open(listener.listeners().look(stream.id()).at(0))) {
      assertThat(pcm.readNBytes(100)).isEqualTo(sent.toByteArray());

      send(1, 30);

      assertThat(pcm.readNBytes(30)).isEqualTo(LiveProcess.chunk(1, 30));
    }
  }

  @Test
  void hearsChunksInTheirOrderHoweverTheyArrive() throws IOException {
    sendAt(100, 2, 10);
    sendAt(200, 1, 10);
    sendAt(4_000, 0, 10);
    endAt(4_100);

    byte[] heard = listener.heard(stream);

    assertThat(Arrays.copyOf(heard, 10)).isEqualTo(LiveProcess.chunk(0, 10));
    assertThat(Arrays.copyOfRange(heard, 20, 30)).isEqualTo(LiveProcess.chunk(2, 10));
  }

  @Test
  void hearsSilenceAsLongAsTheChunkBeforeInPlaceOfOneThatNeverComes() throws IOException {
    send(0, 100);
    time.at(Duration.ofMillis(100), () -> send(2, 60));
    endAt(30_000);

    byte[] heard = listener.heard(stream);

    assertThat(heard).hasSize(260);
    assertThat(Arrays.copyOfRange(heard, 100, 200)).containsOnly(0);
    assertThat(Arrays.copyOfRange(heard, 200, 260)).isEqualTo(LiveProcess.chunk(2, 60));
    assertThatThrownBy(() -> send(1, 100)).isInstanceOf(LiveException.ChunkGivenUp.class);
    assertThat(producer.heard(stream)).isEqualTo(heard);
  }

  @Test
  void hearsAChunkThatComesWhileItIsWaitedFor() throws IOException {
    send(0, 100);
    time.at(Duration.ofMillis(100), () -> send(2, 60));
    time.at(Duration.ofMillis(3_500), () -> send(1, 40));
    endAt(3_600);

    assertThat(listener.heard(stream)).containsSequence(LiveProcess.chunk(1, 40)).hasSize(200);
  }

  @Test
  void twoListenersOfWhomOneCameTooEarlyHearTheSame() throws IOException {
    try (LiveProcess other = new LiveProcess(S3.coordinates(), time);
        LivePcm early = other.open(other.listeners().look(stream.id()).at(0))) {
      for (int number = 0; number < 20; number++) {
        if (number % 7 != 3) {
          sendAt(number * 500L, number, 40 + number);
        }
      }
      endAt(11_000);

      byte[] first = early.readAllBytes();

      assertThat(listener.heard(stream)).isEqualTo(first);
    }
  }

  @Test
  void aStreamWhoseProducerFellSilentEndsAfterAMinute() throws IOException {
    sendAt(2_000, 0, 100);

    assertThat(listener.heard(stream)).hasSize(100);

    assertThat(time.elapsed()).isBetween(Duration.ofSeconds(62), Duration.ofSeconds(72));
    assertThat(producer.streams().end(stream.id()).reason()).isEqualTo(LiveEnd.Reason.EXPIRED);
  }

  @Test
  void aStreamThatNeverBeganEndsAfterAMinute() throws IOException {
    assertThat(listener.heard(stream)).isEmpty();
    assertThat(time.elapsed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 49, 50, 89})
  void beginsAtAnySampleFrame(int frames) throws IOException {
    send(0, 31);
    send(1, 69);
    sendAt(500, 2, 80);
    endAt(600);

    LivePlace place = listener.listeners().look(stream.id()).at(frames);

    assertThat(place.startBytes()).isEqualTo(frames * 2L);
    byte[] heard = listener.heard(place);
    assertThat(heard).isEqualTo(Arrays.copyOfRange(sent.toByteArray(), frames * 2, 180));
  }

  @Test
  void beginsAtASampleFrameThatIsNotThereYet() throws IOException {
    send(0, 100);
    for (int number = 1; number < 10; number++) {
      sendAt(number * 300L, number, 100);
    }
    endAt(3_000);

    byte[] heard = listener.heard(listener.listeners().look(stream.id()).at(333));

    assertThat(heard).isEqualTo(Arrays.copyOfRange(sent.toByteArray(), 666, 1_000));
  }

  @Test
  void beginsWithTheNewestChunkAtTheEdge() throws IOException {
    send(0, 101);
    send(1, 99);
    sendAt(500, 2, 80);
    endAt(600);

    LivePlace place = listener.listeners().look(stream.id()).edge();

    assertThat(place.startBytes()).isEqualTo(102);
    byte[] heard = listener.heard(place);
    assertThat(heard).isEqualTo(Arrays.copyOfRange(sent.toByteArray(), 102, 280));
  }

  @Test
  void endsAtItsLimitAndGoesOnThereWithTheVeryNextByte() throws IOException {
    for (int number = 0; number < 9; number++) {
      sendAt(number * 700L, number, 100);
    }
    endAt(7_000);
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    for (long frame = 0; frame < 450; frame += 130) {
      long start = frame;
      LiveLimit limit = new LiveLimit((frame + 130) * 2, time.instant().plusSeconds(3_600));
      try (LivePcm pcm =
          listener.listeners().open(listener.listeners().look(stream.id()).at(start), limit)) {
        heard.writeBytes(pcm.readAllBytes());
      }
    }

    assertThat(heard.toByteArray()).isEqualTo(sent.toByteArray()).hasSize(900);
  }

  @Test
  void failsRatherThanWaitBeyondItsDeadline() throws IOException {
    send(0, 100);
    LiveLimit limit = new LiveLimit(Long.MAX_VALUE, time.instant().plusSeconds(10));
    LivePlace place = listener.listeners().look(stream.id()).at(0);
    try (LivePcm pcm = listener.listeners().open(place, limit)) {
      pcm.readNBytes(100);

      assertThatThrownBy(pcm::read).isInstanceOf(InterruptedIOException.class);
      assertThat(time.elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }
  }
}
