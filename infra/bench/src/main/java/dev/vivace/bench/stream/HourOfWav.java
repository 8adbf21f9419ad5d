package dev.vivace.bench.stream;

import dev.vivace.bench.stack.BenchStack;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * One hour of speech in a WAV file of 16-bit integers, made piece by piece. The same speech
 * whatever the shape: its samples are taken as if they were of that rate.
 */
record HourOfWav(int sampleRate, int channels) {
  private static final int SECONDS = 3600;
  private static final int HEADER_BYTES = 44;

  String label() {
    return "%d Hz, %s".formatted(sampleRate, channels == 1 ? "mono" : "stereo");
  }

  /** Uploads it in parts; gives its id. */
  String store(BenchStack stack) throws IOException {
    JsonNode upload =
        stack.postJson(
            "/uploads",
            "{\"filename\":\"hour.wav\",\"contentType\":\"audio/wav\",\"size\":%d}"
                .formatted(sizeBytes()));
    Reader reader = new Reader();
    long left = sizeBytes();
    for (JsonNode part : upload.get("parts")) {
      byte[] bytes = reader.next((int) Math.min(left, upload.get("partSize").asLong()));
      stack.put(URI.create(part.get("url").asString()), bytes);
      left -= bytes.length;
    }
    String complete = "/uploads/" + upload.get("uploadId").asString() + "/complete";
    return stack.postJson(complete, "").get("id").asString();
  }

  private long sizeBytes() {
    return HEADER_BYTES + (long) SECONDS * secondBytes();
  }

  private int secondBytes() {
    return sampleRate * channels * Short.BYTES;
  }

  /** The file, from its beginning on. */
  private final class Reader {
    private final Speech speech = new Speech();
    private ByteBuffer ready = ByteBuffer.wrap(header());

    /** The next bytes of the file, which has to have so many. */
    byte[] next(int lengthBytes) {
      ByteBuffer taken = ByteBuffer.allocate(lengthBytes);
      while (taken.hasRemaining()) {
        if (!ready.hasRemaining()) {
          ready = ByteBuffer.wrap(Speech.integers(speech.next(new float[sampleRate * channels])));
        }
        int count = Math.min(taken.remaining(), ready.remaining());
        taken.put(ready.slice().limit(count));
        ready.position(ready.position() + count);
      }
      return taken.array();
    }
  }

  private byte[] header() {
    int dataBytes = SECONDS * secondBytes();
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(HEADER_BYTES - 8 + dataBytes)
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) channels)
        .putInt(sampleRate)
        .putInt(secondBytes())
        .putShort((short) (channels * Short.BYTES))
        .putShort((short) Short.SIZE)
        .put(ascii("data"))
        .putInt(dataBytes)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
