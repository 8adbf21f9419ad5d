package dev.vivace.e2e.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.decode.MediaDecoder;
import dev.vivace.audio.encode.Transcoder;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.audio.io.ByteSource;
import dev.vivace.audio.mp3.Mp3Layout;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/** An hour of sound whose MP3 does not exist yet, asked of four processes at once. */
@Isolated("encodes on every core")
@Tag("long")
@Timeout(600)
class HourTest {
  private static final int RATE = 24_000;
  private static final int PROCESSES = 4;
  private static final int RANGES = 200;
  private static final int MOST_RANGE_BYTES = 20_000;
  private static final int WAV_HEADER_BYTES = 44;
  private static final EncodingSettings SETTINGS = new EncodingSettings(EncodingFormat.MP3, 64);

  @TempDir private static Path folder;

  @Test
  void anyRangeIsThatPartOfOneContinuousEncodingWhicheverProcessAnswers() throws Exception {
    byte[] wav = hourOfSweeps();
    byte[] whole = encoded(wav);
    try (Product product =
            Product.start(
                folder.resolve("data"), Map.of("VIVACE_PROCESSES", Integer.toString(PROCESSES)));
        ExecutorService listeners = Executors.newFixedThreadPool(PROCESSES)) {
      URI mp3 = product.url("/media/" + store(product, wav) + "/stream?format=mp3&bitrate=64");
      List<Future<?>> answers = new ArrayList<>();
      Random random = new Random(1);
      for (int i = 0; i < RANGES; i++) {
        int first = random.nextInt(whole.length);
        int last = Math.min(whole.length - 1, first + random.nextInt(MOST_RANGE_BYTES));
        answers.add(listeners.submit(() -> assertIsPart(mp3, first, last, whole)));
      }
      for (Future<?> answer : answers) {
        answer.get();
      }
      assertThat(product.processes("StreamFunction")).hasSize(PROCESSES);

      // The whole becomes a rendition, so it is asked for last.
      HttpResponse<byte[]> all = Http.get(mp3);
      assertThat(all.statusCode()).isEqualTo(200);
      assertThat(Arrays.mismatch(all.body(), whole)).isEqualTo(-1);
    }
  }

  private static Void assertIsPart(URI mp3, int first, int last, byte[] whole) throws Exception {
    HttpResponse<byte[]> part = Http.get(mp3, "Range", "bytes=" + first + "-" + last);

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue("Content-Range"))
        .hasValue("bytes " + first + "-" + last + "/" + whole.length);
    assertThat(Arrays.mismatch(part.body(), Arrays.copyOfRange(whole, first, last + 1)))
        .as("bytes %d to %d", first, last)
        .isEqualTo(-1);
    return null;
  }

  /** Tones that rise at different speeds, with noise, so that no second is like another. */
  private static byte[] hourOfSweeps() {
    byte[] wav = Samples.silentWav(RATE, 3600);
    ByteBuffer samples =
        ByteBuffer.wrap(wav, WAV_HEADER_BYTES, wav.length - WAV_HEADER_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    Random random = new Random(7);
    int phase = 0;
    int step = 0;
    for (int i = 0; samples.hasRemaining(); i++) {
      if (i % (RATE / 4) == 0) {
        step = random.nextInt(10_000_000, 300_000_000);
      }
      phase += step;
      step += 100;
      int triangle = Math.abs(phase >> 17) - 8_192;
      samples.putShort((short) (triangle + (random.nextInt() >> 23)));
    }
    return wav;
  }

  /** The Info frame, which tells the length, and the one encoding behind it. */
  private static byte[] encoded(byte[] wav) throws IOException {
    ByteArrayOutputStream mp3 = new ByteArrayOutputStream();
    try (MediaDecoder audio = new MediaDecoder(ByteSource.of(wav), DecodeLimits.DEFAULT)) {
      Mp3Layout layout = new Mp3Layout(SETTINGS, audio.sampleRate());
      mp3.writeBytes(layout.infoFrame(audio.channels(), audio.lengthFrames().orElseThrow()));
      Transcoder.encode(audio, SETTINGS, mp3);
    }
    return mp3.toByteArray();
  }

  private static String store(Product product, byte[] wav) throws Exception {
    JsonNode upload =
        Http.json(
            Http.post(
                product.url("/uploads"),
                "{\"filename\":\"hour.wav\",\"contentType\":\"audio/wav\",\"size\":%d}"
                    .formatted(wav.length)));
    int partSize = upload.get("partSize").asInt();
    for (JsonNode part : upload.get("parts")) {
      int from = (part.get("number").asInt() - 1) * partSize;
      byte[] bytes = Arrays.copyOfRange(wav, from, Math.min(wav.length, from + partSize));
      assertThat(Http.put(URI.create(part.get("url").asString()), bytes).statusCode())
          .isEqualTo(200);
    }
    URI complete = product.url("/uploads/" + upload.get("uploadId").asString() + "/complete");
    return Http.json(Http.post(complete, new byte[0])).get("id").asString();
  }
}
