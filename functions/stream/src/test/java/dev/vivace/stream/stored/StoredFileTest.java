package dev.vivace.stream.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.MediaId;
import dev.vivace.stream.StoredMedia;
import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.S3Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkException;

class StoredFileTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private final byte[] content = new byte[300_000];
  private FaultyProxy proxy;
  private StoredMedia media;
  private StoredFile file;

  @BeforeEach
  void store() throws IOException {
    new Random(1).nextBytes(content);
    proxy = FaultyProxy.before(S3.coordinates().endpoint());
    media = new StoredMedia(S3.coordinates().at(proxy.endpoint()));
    MediaId id = media.add("noise.bin", content);
    file = new StoredFile(media.store(), id, content.length);
  }

  @AfterEach
  void close() throws IOException {
    file.close();
    media.close();
    proxy.close();
  }

  @Test
  void isReadForwardByOneRequest() throws IOException {
    assertThat(rest()).isEqualTo(content);
    assertThat(gets()).isEqualTo(1);
  }

  @Test
  void goesOnAfterASeekByAnotherRequest() throws IOException {
    file.read(new byte[100], 0, 100);
    file.seek(250_000);

    assertThat(rest()).isEqualTo(Arrays.copyOfRange(content, 250_000, content.length));
    assertThat(gets()).isEqualTo(2);
  }

  @Test
  void endsAtOnceAfterASeekToItsEnd() throws IOException {
    file.seek(content.length);

    assertThat(file.read(new byte[1], 0, 1)).isEqualTo(-1);
    assertThat(gets()).isZero();
  }

  @Test
  void readsOnWhereAConnectionBroke() throws IOException {
    proxy.fail(2, line -> line.startsWith("GET"), new Fault.AnswerCut(100_000));

    assertThat(rest()).isEqualTo(content);
    assertThat(gets()).isEqualTo(3);
  }

  @Test
  void readsOnWhenS3HasBeenAwayInTheMiddle() throws IOException {
    file.read(new byte[100], 0, 100);
    file.seek(100_000);
    proxy.fail(10, line -> line.startsWith("GET"), new Fault.Unavailable());

    assertThat(rest()).isEqualTo(Arrays.copyOfRange(content, 100_000, content.length));
  }

  @Test
  void failsAtOnceWhenS3IsAwayBeforeTheFirstByte() {
    proxy.fail(100, line -> line.startsWith("GET"), new Fault.Unavailable());

    assertThatThrownBy(this::rest).isInstanceOf(SdkException.class);
    assertThat(gets()).isLessThan(6);
  }

  @Test
  void givesUpWhenConnectionsKeepBreaking() {
    proxy.fail(100, line -> line.startsWith("GET"), new Fault.AnswerCut(1_000));

    assertThatThrownBy(this::rest).isInstanceOf(SdkException.class);
    assertThat(gets()).isEqualTo(4);
  }

  private byte[] rest() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] piece = new byte[8_192];
    for (int count = file.read(piece, 0, piece.length);
        count >= 0;
        count = file.read(piece, 0, piece.length)) {
      bytes.write(piece, 0, count);
    }
    return bytes.toByteArray();
  }

  private long gets() {
    return proxy.requestLines().stream().filter(line -> line.startsWith("GET")).count();
  }
}
