package dev.vivace.stream.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.MediaId;
import dev.vivace.stream.Listener;
import dev.vivace.stream.Main;
import dev.vivace.stream.StoredMedia;
import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.GatewayAnswer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failure of a body before its first byte is answered as one of a handler. */
@Timeout(60)
class BodyFailureTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final Predicate<String> BYTES =
      line -> line.startsWith("GET ") && line.contains("/original");

  private FaultyProxy proxy;
  private StoredMedia media;
  private Main function;
  private MediaId id;

  @BeforeEach
  void start() throws IOException {
    media = new StoredMedia(S3.coordinates());
    id = media.add("speech.wav", MediaFixtures.bytes("speech.wav"));
    proxy = FaultyProxy.before(S3.coordinates().endpoint());
    function = new Main(S3.coordinates().at(proxy.endpoint()).environment());
  }

  @AfterEach
  void close() throws IOException {
    function.close();
    proxy.close();
    media.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "opus", "flac", "wav", "mp4"})
  void anS3ThatIsAwayIsAnOutage(String format) {
    proxy.fail(100, BYTES, new Fault.Unavailable());

    isAnOutage(Listener.get(function, id, "format=" + format));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "opus"})
  void connectionsThatKeepBreakingAreAnOutage(String format) {
    proxy.fail(100, BYTES, new Fault.AnswerCut(700));

    isAnOutage(Listener.get(function, id, "format=" + format));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "opus", "aac&start=1"})
  void anItemThatIsDeletedBetweenHeadAndGetIsUnknown(String format) throws Exception {
    CountDownLatch deleted = new CountDownLatch(1);
    proxy.fail(1, BYTES, new Fault.Held(deleted));

    CompletableFuture<GatewayAnswer> answer =
        CompletableFuture.supplyAsync(() -> Listener.get(function, id, "format=" + format));
    Awaitility.await().until(() -> proxy.requestLines().stream().anyMatch(BYTES));
    media.store().delete(id);
    deleted.countDown();

    assertThat(answer.get(30, TimeUnit.SECONDS).outcome()).isEqualTo("404 unknown-media");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "opus", "flac&start=1"})
  void anItemWithoutSoundIsUnsupported(String format) {
    MediaId text = media.add("notes.txt", new byte[] {'n', 'o'});

    assertThat(Listener.get(function, text, "format=" + format).outcome())
        .isEqualTo("415 unsupported-media");
  }

  private static void isAnOutage(GatewayAnswer answer) {
    assertThat(answer.outcome()).isEqualTo("503 storage-unavailable");
    assertThat(answer.header("Retry-After")).isPresent();
  }
}
