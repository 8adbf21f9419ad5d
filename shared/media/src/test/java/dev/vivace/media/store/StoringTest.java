package dev.vivace.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaItem;
import dev.vivace.media.TestMedia;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.Content;
import dev.vivace.media.s3.direct.DirectAnswer;
import dev.vivace.media.s3.direct.DirectCalls;
import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.S3Server;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Requests that storing a file takes. */
class StoringTest {
  private static final FileName NAME = FileName.of("Tön \"a\" 音楽.mp3");
  private static final byte[] BYTES = TestMedia.sample("id3.mp3");

  @RegisterExtension static final S3Server S3 = new S3Server();

  private FaultyProxy proxy;
  private TestMedia direct;
  private TestMedia sdk;

  @BeforeEach
  void connect() throws IOException {
    proxy = FaultyProxy.before(S3.coordinates().endpoint());
    direct = TestMedia.direct(S3.coordinates().at(proxy.endpoint()));
    sdk = TestMedia.of(S3.coordinates().at(proxy.endpoint()));
  }

  @AfterEach
  void close() throws IOException {
    direct.close();
    sdk.close();
    proxy.close();
  }

  @Test
  void itTakesOneRequest() {
    MediaItem item = direct.store().store(NAME, Content.of(BYTES));

    assertThat(methods()).containsExactly("PUT");
    assertThat(item.checksum()).isPresent();
    assertThat(direct.store().find(item.id())).contains(item);
  }

  @Test
  void anAttemptWhoseAnswerIsLostIsLookedFor() {
    proxy.fail(1, line -> line.startsWith("PUT"), new Fault.AnswerLost());

    MediaItem item = direct.store().store(NAME, Content.of(BYTES));

    assertThat(methods()).containsExactly("PUT", "PUT", "HEAD");
    assertThat(direct.store().find(item.id())).contains(item);
  }

  @Test
  void aStoreThatTellsNoChecksumIsAsked() {
    DirectCalls silent = request -> withoutHeader(direct.direct().send(request));
    Bucket bucket = new Bucket(silent, sdk::s3, S3.coordinates().bucket());

    MediaItem item =
        new MediaStore(bucket, TestMedia.ids(), TestMedia.DETECTOR).store(NAME, Content.of(BYTES));

    assertThat(methods()).containsExactly("PUT", "HEAD");
    assertThat(item).isEqualTo(withoutChecksum(direct.store().find(item.id()).orElseThrow()));
  }

  private static DirectAnswer withoutHeader(DirectAnswer answer) {
    if (answer instanceof DirectAnswer.Done done) {
      SdkHttpResponse.Builder head = done.head().toBuilder();
      done.head().headers().keySet().stream()
          .filter(name -> name.startsWith("x-amz-checksum-"))
          .forEach(head::removeHeader);
      return new DirectAnswer.Done(head.build(), AbortableInputStream.createEmpty());
    }
    return answer;
  }

  private static MediaItem withoutChecksum(MediaItem item) {
    return new MediaItem(
        item.id(), item.fileName(), item.contentType(), item.sizeBytes(), Optional.empty());
  }

  private Stream<String> methods() {
    return proxy.requestLines().stream().map(line -> line.substring(0, line.indexOf(' ')));
  }
}
