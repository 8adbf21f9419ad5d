package dev.vivace.bench.crowd;

import dev.vivace.bench.stack.BenchStack;
import dev.vivace.bench.stream.Speech;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A live stream and its producer of speech, who keeps to its pace until it is closed. */
final class Station implements AutoCloseable {
  private static final float AUDIBLE = 0.01f;

  private final BenchStack stack;
  private final JsonNode stream;
  private final Speech speech = new Speech();
  private final AtomicInteger chunks = new AtomicInteger();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  /** Begins a stream that has no sound yet. */
  Station(BenchStack stack, int segmentSeconds) throws IOException {
    this.stack = stack;
    stream =
        stack.postJson(
            "/live",
            String.format(
                Locale.ROOT,
                "{\"sampleRate\":%d,\"sampleFormat\":\"s16le\",\"segmentSeconds\":%d}",
                Speech.SAMPLE_RATE,
                segmentSeconds));
  }

  /** Sends at its pace from now on. */
  Station onAir(int chunkMs) {
    ScheduledFuture<?> _ =
        clock.scheduleAtFixedRate(() -> send(chunkMs), 0, chunkMs, TimeUnit.MILLISECONDS);
    return this;
  }

  /** Sends so many seconds as fast as they are taken. */
  void sendAtOnce(int seconds) {
    for (int i = 0; i < seconds; i++) {
      send(1000);
    }
  }

  private void send(int milliseconds) {
    float[] samples = speech.next(new float[Speech.SAMPLE_RATE * milliseconds / 1000]);
    URI url = URI.create(stream.get("chunksUrl").asString() + "/" + chunks.getAndIncrement());
    try {
      stack.put(url, Speech.integers(samples));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long the speech is silent at its beginning. */
  static long silentMs() {
    Speech speech = new Speech();
    float[] sample = new float[1];
    long silent = 0;
    while (Math.abs(speech.next(sample)[0]) < AUDIBLE) {
      silent++;
    }
    return silent * 1000 / Speech.SAMPLE_RATE;
  }

  /** The path of a rendition, with a slash at its end. */
  String folder(String rendition) {
    String path = URI.create(stream.get("hlsUrl").asString()).getPath();
    return path.replace("aac-128k/index.m3u8", rendition + "/");
  }

  /** The address of a rendition's playlist. */
  URI playlist(String rendition) {
    return stack.url(folder(rendition) + "index.m3u8");
  }

  /** The address of the streamed response. */
  URI now(String format) {
    return stack.url("/live/" + stream.get("id").asString() + "/stream?format=" + format);
  }

  /** Sends no more; what is being sent arrives. */
  @Override
  public void close() {
    clock.shutdown();
    clock.close();
  }
}
