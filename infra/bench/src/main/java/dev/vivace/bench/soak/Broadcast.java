package dev.vivace.bench.soak;

import dev.vivace.bench.stack.BenchStack;
import dev.vivace.bench.stream.Speech;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One live stream of speech and its listeners, at the speed at which they take it.
 *
 * @param stack where it happens
 * @param minutes how much audio
 * @param listenerCount how many hear it
 */
record Broadcast(BenchStack stack, int minutes, int listenerCount) {
  private static final String DESCRIPTION =
      """
      {"sampleRate": %d, "channels": 1, "sampleFormat": "s16le"}\
      """
          .formatted(Speech.SAMPLE_RATE);

  private static final int CHUNK_SECONDS = 5;
  private static final int BITRATE_KBPS = 64;
  private static final double BYTES_PER_MINUTE = BITRATE_KBPS * 1000 / 8.0 * 60;

  /**
   * The producer is never so far ahead that listeners would take what is stored, not what comes.
   */
  private static final double MOST_MINUTES_AHEAD = 1;

  /** While listeners come, the producer must not fall silent. */
  private static final int LISTENERS_PER_CHUNK = 10;

  private static final long PAUSE_NANOS = 20_000_000;

  /**
   * The outcome.
   *
   * @param growth of the stream function's processes
   * @param different how many different encodings were heard; one, if all is well
   * @param heardMinutes of the listener who heard least
   * @param seconds how long it took
   */
  record Result(FootprintLog.Growth growth, int different, double heardMinutes, double seconds) {}

  Result run() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    JsonNode stream = stack.postJson("/live", DESCRIPTION);
    URI url =
        URI.create(stream.get("listenUrl").asString() + "?format=mp3&bitrate=" + BITRATE_KBPS);
    Speech speech = new Speech();
    int sent = 0;
    List<Listener> listeners = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < listenerCount; i++) {
      if (i % LISTENERS_PER_CHUNK == 0) {
        send(stream, sent++, speech);
      }
      Listener listener = new Listener(stack, url);
      listeners.add(listener);
      threads.add(Thread.ofVirtual().start(listener));
      awaitFirstByte(listener);
    }
    try (FootprintLog log =
        new FootprintLog(
            () -> heardMinutes(listeners), () -> Footprint.of(stack.processes("StreamFunction")))) {
      produce(stream, speech, sent, listeners);
      for (Thread thread : threads) {
        thread.join();
      }
      requireWell(listeners);
      Set<String> heard = listeners.stream().map(Listener::heard).collect(Collectors.toSet());
      double seconds = (System.nanoTime() - begin) / 1e9;
      return new Result(log.growth(), heard.size(), heardMinutes(listeners), seconds);
    }
  }

  private static double heardMinutes(List<Listener> listeners) {
    return listeners.stream().mapToLong(Listener::bytes).min().orElse(0) / BYTES_PER_MINUTE;
  }

  private static void requireWell(List<Listener> listeners) throws IOException {
    for (Listener listener : listeners) {
      listener.requireWell();
    }
  }

  /** One after the other: a hundred processes that start at once on few cores starve the rest. */
  private static void awaitFirstByte(Listener listener) throws IOException {
    while (listener.bytes() == 0) {
      LockSupport.parkNanos(PAUSE_NANOS);
      listener.requireWell();
    }
  }

  private void send(JsonNode stream, int number, Speech speech) throws IOException {
    float[] samples = speech.next(new float[CHUNK_SECONDS * Speech.SAMPLE_RATE]);
    URI url = URI.create(stream.get("chunksUrl").asString() + "/" + number);
    stack.put(url, Speech.integers(samples));
  }

  private void produce(JsonNode stream, Speech speech, int sent, List<Listener> listeners)
      throws IOException {
    int count = minutes * 60 / CHUNK_SECONDS;
    for (int number = sent; number < count; number++) {
      double madeMinutes = number * CHUNK_SECONDS / 60.0;
      while (madeMinutes - heardMinutes(listeners) > MOST_MINUTES_AHEAD) {
        LockSupport.parkNanos(PAUSE_NANOS);
        requireWell(listeners);
      }
      send(stream, number, speech);
      if (number % (600 / CHUNK_SECONDS) == 0) {
        System.err.printf("%.0f of %d minutes%n", madeMinutes, minutes);
      }
    }
    stack.postJson("/live/" + stream.get("id").asString() + "/end", "");
  }
}
