package dev.vivace.e2e.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.encode.AudioEncoder;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.Survivors;
import dev.vivace.testkit.MediaFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Broken and vicious files cost no process its life, little time and little memory. */
@Timeout(240)
class HostileMediaTest {
  private static final int VARIANTS = 200;
  private static final int WAV_SIZE_AT = 40;
  private static final double MOST_MEGABYTES = 400;

  private static Product product;
  private static Survivors processes;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    product = Product.start(data);
    processes = Survivors.of(product, "StreamFunction");
  }

  @AfterAll
  static void everyProcessLivesOn() {
    try (Product _ = product) {
      processes.assertAlive();
    }
  }

  @Tag("long")
  @Test
  void twoHundredBrokenFilesAreSoundOrAClearRefusal() throws Exception {
    Random random = new Random(4);
    int sounding = 0;
    for (int i = 0; i < VARIANTS; i++) {
      String name = MediaFixtures.SPEECH.get(i % MediaFixtures.SPEECH.size());
      byte[] whole = MediaFixtures.bytes(name);
      byte[] broken = random.nextBoolean() ? truncated(whole, random) : flipped(whole, random);

      int status = status(encoded(store(name, broken)));

      assertThat(status).as("variant %d, of %s", i, name).isIn(200, 415, 422);
      sounding += status == 200 ? 1 : 0;
    }
    assertThat(sounding).isBetween(VARIANTS / 10, VARIANTS - 1);
  }

  /** Half an hour of silence in a file of a hundredth of its size. */
  @Test
  void whatGrowsAHundredfoldIsSentAsItIsDecoded() throws Exception {
    ByteArrayOutputStream flac = new ByteArrayOutputStream();
    float[] second = new float[48_000 * 2];
    try (AudioEncoder encoder =
        new AudioEncoder(48_000, 2, EncodingSettings.of(EncodingFormat.FLAC), flac)) {
      for (int i = 0; i < 1_800; i++) {
        encoder.write(second, 48_000);
      }
      encoder.finish();
    }
    assertThat(flac.size()).isLessThan(1_800 * 48_000 * 4 / 100);

    HttpResponse<InputStream> answer = encoded(store("silence.flac", flac.toByteArray()));

    try (InputStream wav = answer.body()) {
      assertThat(wav.readNBytes(1 << 20)).hasSize(1 << 20);
    }
    assertThat(mostMegabytes()).isLessThan(MOST_MEGABYTES);
  }

  /** A header of RIFF can't say as much in bytes, so it says it with few bytes a second. */
  @Test
  void aHeaderThatPromisesAHundredHoursPromisesNothing() throws Exception {
    byte[] wav = MediaFixtures.bytes("speech.wav");
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(WAV_SIZE_AT, Integer.MAX_VALUE);

    HttpResponse<InputStream> stored = encoded(store("long.wav", wav));
    HttpResponse<byte[]> posted = Http.post(product.url("/stream?format=wav"), wav);

    assertThat(status(stored)).isEqualTo(200);
    assertThat(posted.statusCode()).isEqualTo(200);
    assertThat(posted.body()).hasSizeLessThan(wav.length * 3);
  }

  private static URI store(String name, byte[] file) throws Exception {
    HttpResponse<byte[]> stored = Http.post(product.url("/media?filename=" + name), file);
    assertThat(stored.statusCode()).isEqualTo(201);
    return product.url("/media/" + Http.json(stored).get("id").asString());
  }

  private static HttpResponse<InputStream> encoded(URI item) throws Exception {
    return Http.CLIENT.send(
        Http.request(URI.create(item + "/stream?format=wav")).build(),
        BodyHandlers.ofInputStream());
  }

  /** Reads the body, which may be cut where the sound can't be decoded any more. */
  private static int status(HttpResponse<InputStream> answer) {
    try (InputStream body = answer.body()) {
      body.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException cut) {
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    return answer.statusCode();
  }

  private static double mostMegabytes() throws IOException {
    double most = 0;
    for (ProcessHandle process : product.processes("StreamFunction")) {
      long kib =
          Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum();
      most = Math.max(most, kib / 1024.0);
    }
    return most;
  }

  private static byte[] truncated(byte[] whole, Random random) {
    return Arrays.copyOf(whole, random.nextInt(1, whole.length));
  }

  private static byte[] flipped(byte[] whole, Random random) {
    byte[] flipped = whole.clone();
    int reach = random.nextBoolean() ? flipped.length : Math.min(flipped.length, 600);
    for (int flips = random.nextInt(1, 30); flips > 0; flips--) {
      flipped[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }
}
