package dev.vivace.e2e.streams;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.decode.MediaDecoder;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.e2e.live.LiveProducer;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.SharedProduct;
import dev.vivace.testkit.machine.Machine;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HLS in programs that are no browsers. */
@ExtendWith(SharedProduct.class)
@Timeout(120)
class HlsProgramsTest {
  private static final int SECONDS_OF_SOUND = 8;
  private static final int RATE = 24_000;

  @TempDir static Path folder;

  private static LiveProducer producer;

  @BeforeAll
  static void start(Product product) throws Exception {
    producer = new LiveProducer(product, 1);
    producer.send(SECONDS_OF_SOUND);
    producer.end();
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @Test
  void ffmpegReadsEverySampleOfFlac() throws Exception {
    Path raw = folder.resolve("flac.s16");
    ffmpeg(producer.hlsUrl("flac"), raw);

    float[] sent = producer.sent();
    ByteBuffer read = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(read.remaining()).isEqualTo(sent.length * Short.BYTES);
    int others = 0;
    for (float sample : sent) {
      others += read.getShort() == (short) Math.rint(sample * 32768) ? 0 : 1;
    }
    assertThat(others).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aac-64k", "aac-128k"})
  void ffmpegReadsAllOfAac(String rendition) throws Exception {
    Path raw = folder.resolve(rendition + ".s16");
    ffmpeg(producer.hlsUrl(rendition), raw);

    assertThat(Files.size(raw) / Short.BYTES)
        .isBetween((long) RATE * SECONDS_OF_SOUND, (long) RATE * SECONDS_OF_SOUND + 2 * 1024);
  }

  private static void ffmpeg(URI playlist, Path raw) throws Exception {
    Machine.here()
        .output(
            "ffmpeg",
            List.of("-v", "error", "-i", playlist.toString(), "-f", "s16le", raw.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"flac", "aac-128k"})
  @Tag("long")
  void vlcPlaysToTheEnd(String rendition) throws Exception {
    Path home =
        Files.createTempDirectory(
            "vlc-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path wav = home.resolve("heard.wav");
    List<String> command = new ArrayList<>(unprivileged());
    command.addAll(
        List.of(
            Machine.here().program("cvlc").toString(),
            "--sout",
            "#transcode{acodec=s16l}:std{access=file,mux=wav,dst=" + wav + "}",
            producer.hlsUrl(rendition).toString(),
            "vlc://quit"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    Process vlc = builder.redirectOutput(home.resolve("log").toFile()).start();
    assertThat(vlc.waitFor(90, SECONDS)).isTrue();

    try (MediaDecoder decoder =
        new MediaDecoder(ByteSource.of(Files.readAllBytes(wav)), DecodeLimits.DEFAULT)) {
      assertThat(decoder.lengthFrames().orElse(0) / (double) decoder.sampleRate())
          .isBetween(SECONDS_OF_SOUND - 0.2, SECONDS_OF_SOUND + 0.3);
    }
  }

  /** VLC does not run as root. */
  private static List<String> unprivileged() {
    return System.getProperty("user.name").equals("root")
        ? List.of(
            Machine.here().program("setpriv").toString(),
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups")
        : List.of();
  }
}
