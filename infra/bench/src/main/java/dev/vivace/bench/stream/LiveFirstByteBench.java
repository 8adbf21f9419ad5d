package dev.vivace.bench.stream;

import dev.vivace.bench.stack.BenchStack;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * From the moment at which the first piece of a live stream begins to be made to the first byte of
 * MP3 at the socket of a listener who waits for it: through the gateway, the functions' processes
 * and S3, each piece of 20 ms a chunk of its own.
 *
 * @param stack where it happens
 * @param runs how often, one more to warm up
 */
record LiveFirstByteBench(BenchStack stack, int runs) {
  private static final String DESCRIPTION =
      """
      {"sampleRate": %d, "channels": 1, "sampleFormat": "f32le"}\
      """
          .formatted(Speech.SAMPLE_RATE);

  /** A listener comes some time before the first sound, as a page does that is open. */
  private static final long WAIT_NANOS = 1_000_000_000;

  /**
   * Medians and worst of all runs, in ms.
   *
   * @param medianMs half of the listeners had their first byte by then
   * @param mostMs all of them had
   */
  record Row(double medianMs, double mostMs) {}

  Row measure() throws IOException, InterruptedException {
    System.err.println("first byte of a live stream");
    once();
    List<Double> times = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      times.add(once());
    }
    Collections.sort(times);
    return new Row(times.get(times.size() / 2), times.getLast());
  }

  private double once() throws IOException, InterruptedException {
    JsonNode stream = stack.postJson("/live", DESCRIPTION);
    URI listen = URI.create(stream.get("listenUrl").asString() + "?format=mp3");
    String chunks = stream.get("chunksUrl").asString();
    FirstByteClock clock = new FirstByteClock();
    Thread listener = Thread.ofVirtual().start(() -> listen(listen, clock));
    LockSupport.parkNanos(WAIT_NANOS);
    int[] number = {0};
    long start =
        RealTimeFeed.feed(
            piece -> stack.put(URI.create(chunks + "/" + number[0]++), Speech.bytes(piece)),
            clock::ticked);
    stack.postJson("/live/" + stream.get("id").asString() + "/end", "");
    listener.join();
    return (clock.nanos() - start) / 1e6;
  }

  private void listen(URI url, FirstByteClock clock) {
    try (InputStream mp3 = stack.get(url, BodyHandlers.ofInputStream())) {
      mp3.transferTo(clock);
    } catch (IOException gone) {
      System.err.println("The listener was cut off: " + gone);
    }
  }
}
