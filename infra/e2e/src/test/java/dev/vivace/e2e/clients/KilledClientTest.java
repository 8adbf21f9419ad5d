package dev.vivace.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.clients.ClientProgram.Language;
import dev.vivace.e2e.stack.Http;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that are killed and started again behind proxies that cut, stall and answer 503. */
@Tag("long")
@Timeout(240)
class KilledClientTest {
  private static final int FILE_MB = 300;
  private static final int MB = 1_000_000;
  private static final int PIECES = 80;
  private static final int FRAMES = 12_000;
  private static final int WAV_HEADER_BYTES = 56;

  @TempDir private static Path folder;
  private static FaultyProduct product;
  private static Path file;

  @BeforeAll
  static void start() throws Exception {
    product = FaultyProduct.start(folder.resolve("data"));
    file = folder.resolve("large");
    Random bytes = new Random(1);
    byte[] piece = new byte[MB];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < FILE_MB; i++) {
        bytes.nextBytes(piece);
        out.write(piece);
      }
    }
  }

  @AfterAll
  static void stop() throws Exception {
    product.close();
  }

  @ParameterizedTest
  @EnumSource
  void anUploadGoesOnWithWhatIsMissing(Language language) throws Exception {
    String memory = folder.resolve(language + ".upload").toString();
    String[] arguments = {product.api(), file.toString(), memory};
    product.failApi(line -> line.startsWith("POST /uploads "));
    product.stallAPart();
    product.failParts();
    try (ClientProgram first = ClientProgram.start(language, "upload", arguments)) {
      first.until(sent -> Long.parseLong(sent) > FILE_MB * MB / 2L);
    }
    product.failApi(line -> line.startsWith("GET /uploads/"));
    product.failApi(line -> line.contains("/complete "));
    product.failParts();
    try (ClientProgram second = ClientProgram.start(language, "upload", arguments)) {
      long first = Long.parseLong(second.until(line -> true));

      assertThat(first).as("what the second process finds there").isGreaterThan(FILE_MB * MB / 4L);
      assertThatTheItemIsTheFile(second.told("item"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLiveStreamGoesOnAtItsChunk(Language language) throws Exception {
    String stream;
    product.failApi(line -> line.startsWith("POST /live "));
    product.stallAChunk();
    product.failChunks();
    try (ClientProgram first = ClientProgram.start(language, "produce", product.api())) {
      stream = first.told("stream");
      first.until(Integer.toString(PIECES / 2)::equals);
    }
    product.failApi(line -> line.startsWith("GET /live/"));
    product.failApi(line -> line.contains("/end "));
    product.failChunks();
    try (ClientProgram second = ClientProgram.start(language, "produce", product.api(), stream)) {
      byte[] wav = Http.get(content(second.told("item"))).body();

      assertThat(Arrays.copyOfRange(wav, WAV_HEADER_BYTES, wav.length)).isEqualTo(sound());
    }
  }

  private static void assertThatTheItemIsTheFile(String id) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(content(id)).build();
    try (InputStream stored = Http.CLIENT.send(request, BodyHandlers.ofInputStream()).body();
        InputStream sent = Files.newInputStream(file)) {
      for (int i = 0; i < FILE_MB; i++) {
        assertThat(Arrays.equals(stored.readNBytes(MB), sent.readNBytes(MB)))
            .as("MB %d", i)
            .isTrue();
      }
      assertThat(stored.read()).isEqualTo(-1);
    }
  }

  private static URI content(String id) throws Exception {
    String playback =
        Http.json(Http.get(product.url("/media/" + id + "/playback"))).get("url").asString();
    return URI.create(playback);
  }

  private static byte[] sound() {
    ByteBuffer pcm =
        ByteBuffer.allocate(PIECES * FRAMES * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int piece = 0; piece < PIECES; piece++) {
      for (int frame = 0; frame < FRAMES; frame++) {
        pcm.putShort((short) ((frame * 31 + piece * 7919) % 65_536 - 32_768));
      }
    }
    return pcm.array();
  }
}
