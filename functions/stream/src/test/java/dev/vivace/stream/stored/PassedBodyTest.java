package dev.vivace.stream.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.ByteRange;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaVersion;
import dev.vivace.stream.ClosingOutput;
import dev.vivace.stream.StoredMedia;
import dev.vivace.testkit.Exchange;
import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.S3Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way of a stored file's bytes from S3. */
@Timeout(120)
class PassedBodyTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final int SIZE = 3_000_000;

  /** More than a client reads ahead. */
  private static final int LARGE_SIZE = 64 << 20;

  private static final int MORE_THAN_THERE_ARE_CONNECTIONS = 55;

  private final byte[] content = new byte[SIZE];

  /** Past the proxy, which ends each connection with its answer. */
  private final StoredMedia direct = new StoredMedia(S3.coordinates());

  private FaultyProxy proxy;
  private StoredMedia media;
  private MediaVersion noise;

  @BeforeEach
  void store() throws IOException {
    new Random(1).nextBytes(content);
    proxy = FaultyProxy.before(S3.coordinates().endpoint());
    media = new StoredMedia(S3.coordinates().at(proxy.endpoint()));
    noise = stored(content);
  }

  @AfterEach
  void close() throws IOException {
    media.close();
    direct.close();
    proxy.close();
  }

  @Test
  void aPartTakesOneRequestForJustThatPartOfThatVersion() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    send(part(noise, 1_000, 2_000_000), out);

    assertThat(Arrays.equals(out.toByteArray(), Arrays.copyOfRange(content, 1_000, 2_000_001)))
        .isTrue();
    assertThat(gets()).hasSize(1);
    assertThat(gets().getFirst().header("Range")).hasValue("bytes=1000-2000000");
    assertThat(gets().getFirst().header("If-Match")).hasValue(noise.eTag());
  }

  @Test
  void aListenerWhoLeavesLeavesTheRestUnread() throws IOException {
    try (PassedBody body = part(stored(new byte[LARGE_SIZE]), 0, LARGE_SIZE - 1)) {
      assertThatThrownBy(() -> body.writeTo(new ClosingOutput(100_000)))
          .hasMessage("the listener has gone");
    }

    assertThat(proxy.bodyBytes()).isLessThan(LARGE_SIZE / 2);
  }

  @Test
  void listenersWhoLeaveTakeNoConnectionWithThem() throws IOException {
    MediaVersion large = stored(new byte[LARGE_SIZE]);
    for (int i = 0; i < MORE_THAN_THERE_ARE_CONNECTIONS; i++) {
      try (PassedBody body = part(direct, large, 0, LARGE_SIZE - 1)) {
        assertThatThrownBy(() -> body.writeTo(new ClosingOutput(100_000)))
            .hasMessage("the listener has gone");
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    send(part(direct, noise, 0, 9), out);

    assertThat(out.toByteArray()).isEqualTo(Arrays.copyOf(content, 10));
  }

  @Test
  void goesOnWhereAConnectionBroke() throws IOException {
    proxy.fail(1, line -> line.startsWith("GET"), new Fault.AnswerCut(1_000_000));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    send(part(noise, 5, 2_500_000), out);

    assertThat(Arrays.equals(out.toByteArray(), Arrays.copyOfRange(content, 5, 2_500_001)))
        .isTrue();
    assertThat(gets()).hasSize(2);
    assertThat(gets().getLast().header("Range"))
        .hasValueSatisfying(range -> assertThat(range).matches("bytes=\\d{5,6}-2500000"));
    assertThat(gets().getLast().header("If-Match")).hasValue(noise.eTag());
  }

  @Test
  void neverMixesTwoVersions() {
    proxy.fail(1, line -> line.startsWith("GET"), new Fault.AnswerCut(1_000_000));
    proxy.fail(1, line -> line.startsWith("GET") && replaced(), new Fault.Cut());
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(() -> send(part(noise, 0, SIZE - 1), out))
        .isInstanceOf(MediaException.UnknownMedia.class);

    byte[] sent = out.toByteArray();
    assertThat(sent.length).isBetween(1, 1_000_000);
    assertThat(Arrays.equals(sent, Arrays.copyOf(content, sent.length))).isTrue();
  }

  @Test
  void aVersionThatIsGoneIsNoneBeforeItsFirstByte() {
    replaced();
    assertThatThrownBy(() -> part(noise, 0, 9)).isInstanceOf(MediaException.UnknownMedia.class);

    media.store().delete(noise.item().id());
    assertThatThrownBy(() -> part(noise, 0, 9)).isInstanceOf(MediaException.UnknownMedia.class);
  }

  private static void send(PassedBody body, OutputStream out) throws IOException {
    try (body) {
      body.writeTo(out);
    }
  }

  /** Lets the request pass. */
  private boolean replaced() {
    direct.replace(noise.item().id(), new byte[SIZE]);
    return false;
  }

  private MediaVersion stored(byte[] bytes) {
    MediaId id = direct.add("noise.bin", bytes);
    return direct.store().findVersion(id).orElseThrow();
  }

  private PassedBody part(MediaVersion version, long firstByte, long lastByte) {
    return part(media, version, firstByte, lastByte);
  }

  private static PassedBody part(StoredMedia media, MediaVersion version, long first, long last) {
    return new PassedBody(StoredFile.part(media.store(), version, new ByteRange(first, last)));
  }

  private List<Exchange> gets() {
    return proxy.exchanges().stream().filter(exchange -> exchange.method().equals("GET")).toList();
  }
}
