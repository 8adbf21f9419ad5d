package dev.vivace.media.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.s3.StateObjects;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state of a live stream, kept by two processes that take turns. */
class LiveStreamsTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private final SimulatedTime time = new SimulatedTime();
  private final LiveProcess one = new LiveProcess(S3.coordinates(), time);
  private final LiveProcess two = new LiveProcess(S3.coordinates(), time);
  private final LiveStream stream = one.create();

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  @Test
  void anotherProcessKnowsTheStream() {
    assertThat(two.streams().require(stream.id())).isEqualTo(stream);
    assertThat(two.streams().status(stream.id()))
        .isEqualTo(new LiveStatus(stream, 0, 0, Optional.empty()));
  }

  @Test
  void aStreamThatIsNotThereIsUnknown() {
    LiveStreamId other = new LiveStreamId("01JD0000000000000000000000");

    assertThatThrownBy(() -> one.streams().append(other, 0, new byte[1]))
        .isInstanceOf(LiveException.UnknownStream.class);
    assertThatThrownBy(() -> one.streams().end(other))
        .isInstanceOf(LiveException.UnknownStream.class);
    assertThatThrownBy(() -> one.listeners().look(other).edge())
        .isInstanceOf(LiveException.UnknownStream.class);
  }

  @Test
  void theSameChunkAgainIsFineForAnyProcess() {
    one.streams().append(stream.id(), 0, LiveProcess.chunk(0, 320));

    assertThatCode(() -> two.streams().append(stream.id(), 0, LiveProcess.chunk(0, 320)))
        .doesNotThrowAnyException();
    assertThat(one.streams().status(stream.id()).bytes()).isEqualTo(320);
  }

  @Test
  void otherBytesUnderTheSameNumberAreRefused() throws Exception {
    one.streams().append(stream.id(), 0, LiveProcess.chunk(0, 320));

    assertThatThrownBy(() -> two.streams().append(stream.id(), 0, LiveProcess.chunk(1, 320)))
        .isInstanceOf(LiveException.ChunkDiffers.class);
    one.streams().end(stream.id());
    assertThat(two.heard(stream)).isEqualTo(LiveProcess.chunk(0, 320));
  }

  @RepeatedTest(3)
  void ofWritersAtOnceWithOtherBytesExactlyOneIsAcknowledged() throws Exception {
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      LiveStreams streams = (i % 2 == 0 ? one : two).streams();
      byte[] bytes = LiveProcess.chunk(i, 320);
      writers.add(() -> acknowledged(streams, bytes));
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
      int acknowledged = 0;
      for (Future<Boolean> writer : executor.invokeAll(writers)) {
        acknowledged += writer.get() ? 1 : 0;
      }
      assertThat(acknowledged).isEqualTo(1);
    }
  }

  private boolean acknowledged(LiveStreams streams, byte[] bytes) {
    try {
      streams.append(stream.id(), 0, bytes);
      return true;
    } catch (LiveException.ChunkDiffers differs) {
      return false;
    }
  }

  @Test
  void chunksCountUpToTheFirstThatIsMissing() {
    for (int number : new int[] {3, 0, 1}) {
      (number % 2 == 0 ? one : two).streams().append(stream.id(), number, new byte[100]);
    }

    assertThat(one.streams().status(stream.id()).chunks()).isEqualTo(2);
    two.streams().append(stream.id(), 2, new byte[60]);
    assertThat(one.streams().status(stream.id()))
        .isEqualTo(new LiveStatus(stream, 4, 360, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(ints = {51, 999_999})
  void aChunkFarAheadOfAllOthersIsRefused(int number) {
    one.streams().append(stream.id(), 0, new byte[10]);

    assertThatThrownBy(() -> two.streams().append(stream.id(), number, new byte[10]))
        .isInstanceOf(LiveException.ChunkTooFarAhead.class);
    assertThat(one.streams().status(stream.id()).chunks()).isEqualTo(1);
  }

  @Test
  void aChunkNearOthersIsTakenByAProcessThatHasSeenNone() {
    one.streams().append(stream.id(), 50, new byte[10]);

    two.streams().append(stream.id(), 100, new byte[10]);

    assertThat(one.streams().end(stream.id()).chunks()).isEqualTo(101);
  }

  @Test
  void afterTheEndAllProcessesAgreeOnIt() {
    one.streams().append(stream.id(), 0, new byte[10]);

    LiveEnd end = two.streams().end(stream.id());

    assertThat(end).isEqualTo(new LiveEnd(LiveEnd.Reason.ENDED, 1, 10));
    assertThat(one.streams().end(stream.id())).isEqualTo(end);
    assertThat(one.streams().status(stream.id()).end()).contains(end);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30})
  void aChunkAfterTheEndIsRefusedAndNeverHeard(int number) throws Exception {
    one.streams().append(stream.id(), 0, LiveProcess.chunk(0, 10));
    two.streams().end(stream.id());

    assertThatThrownBy(() -> one.streams().append(stream.id(), number, new byte[10]))
        .isInstanceOf(LiveException.StreamEnded.class);
    assertThat(two.heard(stream)).isEqualTo(LiveProcess.chunk(0, 10));
  }

  @Test
  void theSameChunkAgainIsFineAfterTheEnd() {
    one.streams().append(stream.id(), 0, new byte[10]);
    two.streams().end(stream.id());

    assertThatCode(() -> one.streams().append(stream.id(), 0, new byte[10]))
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsMissingAtTheEndBecomesSilence() throws Exception {
    one.streams().append(stream.id(), 0, LiveProcess.chunk(0, 40));
    one.streams().append(stream.id(), 3, LiveProcess.chunk(3, 20));

    LiveEnd end = two.streams().end(stream.id());

    assertThat(end).isEqualTo(new LiveEnd(LiveEnd.Reason.ENDED, 4, 40 + 40 + 40 + 20));
    assertThatThrownBy(() -> one.streams().append(stream.id(), 1, new byte[40]))
        .isInstanceOf(LiveException.ChunkGivenUp.class);
    assertThat(one.heard(stream)).startsWith(LiveProcess.chunk(0, 40)).hasSize(140);
  }

  @Test
  void anEndThatCrashedHalfWayIsFinishedByTheNext() {
    one.streams().append(stream.id(), 0, new byte[10]);
    new StateObjects(one.media().bucket())
        .create(LiveKeys.end(stream.id()), Map.of("reason", "ENDED"));

    assertThat(two.streams().status(stream.id()).end())
        .contains(new LiveEnd(LiveEnd.Reason.ENDED, 1, 10));
  }

  @Test
  void endedByTwoAtOnceWhileChunksArriveNoneThatWasAcknowledgedIsLost() throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
      Future<Integer> producer = executor.submit(() -> appendUntilRefused(one));
      executor.submit(() -> two.streams().end(stream.id())).get();
      LiveEnd end = executor.submit(() -> one.streams().end(stream.id())).get();
      assertThat(end.chunks()).isGreaterThanOrEqualTo(producer.get());
      assertThat(two.heard(stream)).hasSize((int) end.bytes());
    }
  }

  private int appendUntilRefused(LiveProcess process) {
    for (int number = 0; ; number++) {
      try {
        process.streams().append(stream.id(), number, new byte[10]);
      } catch (LiveException.StreamEnded ended) {
        return number;
      }
    }
  }

  @Test
  void aStreamWhoseProducerFellSilentHasExpired() {
    one.streams().append(stream.id(), 0, new byte[10]);
    time.pause(LiveStreams.EXPIRY.minusSeconds(1));
    assertThat(two.streams().status(stream.id()).end()).isEmpty();

    time.pause(Duration.ofMinutes(1));

    assertThat(two.streams().status(stream.id()).end())
        .contains(new LiveEnd(LiveEnd.Reason.EXPIRED, 1, 10));
    assertThat(one.streams().end(stream.id()).reason()).isEqualTo(LiveEnd.Reason.EXPIRED);
  }

  @Test
  void aThousandAndMoreChunksAreListedInPages() throws IOException {
    String key = "live/" + stream.id().value() + "/chunks/%012d";
    S3.plant(IntStream.range(0, 1_000).mapToObj(key::formatted).toList(), new byte[2]);
    LiveChunks chunks = new LiveChunks(one.media().bucket());
    for (int number = 1_000; number < 1_010; number++) {
      chunks.create(stream.id(), number, new byte[2]);
    }

    assertThat(one.streams().status(stream.id()).chunks()).isEqualTo(1_010);
  }
}
