package dev.vivace.media.live.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.Way;
import dev.vivace.media.live.LiveProcess;
import dev.vivace.media.live.LiveStream;
import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;

/** S3 is away for a while, in the middle of what is heard. */
@Timeout(60)
@ParameterizedClass
@EnumSource(Way.class)
class LiveOutageTest {
  private static final Predicate<String> CHUNKS = line -> line.matches("GET .*/chunks/.*");
  private static final Predicate<String> LISTS = line -> line.matches("GET .*list-type=2.*");

  /** Twice what the SDK tries by itself. */
  private static final int FAILURES = 8;

  @RegisterExtension static final S3Server S3 = new S3Server();

  @Parameter Way way;
  private final SimulatedTime time = new SimulatedTime();
  private final LiveProcess producer = new LiveProcess(S3.coordinates(), time);
  private final LiveStream stream = producer.create();
  private FaultyProxy proxy;
  private LiveProcess listener;

  @BeforeEach
  void connect() throws IOException {
    proxy = FaultyProxy.before(S3.coordinates().endpoint());
    listener = new LiveProcess(way.to(S3.coordinates().at(proxy.endpoint())), time);
    producer.streams().append(stream.id(), 0, LiveProcess.chunk(0, 10));
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
    proxy.close();
    producer.close();
  }

  @Test
  void aChunkThatIsThereIsReadAfterwards() throws IOException {
    try (LivePcm pcm = listener.open(listener.listeners().look(stream.id()).at(0))) {
      proxy.fail(FAILURES, CHUNKS, new Fault.Unavailable());

      assertThat(pcm.readNBytes(10)).isEqualTo(LiveProcess.chunk(0, 10));
    }
  }

  @Test
  void aChunkThatIsWaitedForIsHeardAfterwards() throws IOException {
    try (LivePcm pcm = listener.open(listener.listeners().look(stream.id()).at(0))) {
      pcm.readNBytes(10);
      proxy.fail(FAILURES, CHUNKS, new Fault.Unavailable());
      time.at(
          Duration.ofMillis(300),
          () -> producer.streams().append(stream.id(), 1, LiveProcess.chunk(1, 10)));

      assertThat(pcm.readNBytes(10)).isEqualTo(LiveProcess.chunk(1, 10));
    }
  }

  @Test
  void aLookForAllThatIsThereIsRepeated() throws IOException {
    try (LivePcm pcm = listener.open(listener.listeners().look(stream.id()).at(0))) {
      pcm.readNBytes(10);
      proxy.fail(FAILURES, LISTS, new Fault.Unavailable());
      time.at(
          Duration.ofSeconds(3),
          () -> producer.streams().append(stream.id(), 1, LiveProcess.chunk(1, 10)));

      assertThat(pcm.readNBytes(10)).isEqualTo(LiveProcess.chunk(1, 10));
    }
  }

  @Test
  void anOutageThatLastsIsNoEnd() throws IOException {
    try (LivePcm pcm = listener.open(listener.listeners().look(stream.id()).at(0))) {
      pcm.readNBytes(10);
      proxy.fail(1_000, CHUNKS.or(LISTS), new Fault.Unavailable());

      assertThatThrownBy(pcm::read).isInstanceOf(SdkException.class);
    }
  }
}
