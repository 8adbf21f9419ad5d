package dev.vivace.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.pcm.PcmFormat;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A producer whose requests go to two live functions in turn. */
public final class LiveProducer implements AutoCloseable {
  /** Fewer than may be missing in a row. */
  private static final int AT_ONCE = 8;

  private final List<dev.vivace.live.Main> functions;
  private final AtomicInteger requests = new AtomicInteger();

  public LiveProducer(S3Coordinates at) {
    functions =
        List.of(
            new dev.vivace.live.Main(at.environment()), new dev.vivace.live.Main(at.environment()));
  }

  /**
   * Opens a stream of one channel and gives its id.
   *
   * @param sampleFormat such as {@code s16le}
   */
  public String create(int sampleRate, String sampleFormat) {
    return create(
        "{\"sampleRate\":%d,\"sampleFormat\":\"%s\"}".formatted(sampleRate, sampleFormat));
  }

  /** Opens a stream and gives its id. */
  public String create(PcmFormat format) {
    return create(
        "{\"sampleRate\":%d,\"channels\":%d,\"sampleFormat\":\"%s\"}"
            .formatted(format.sampleRate(), format.channels(), format.sampleFormat().label()));
  }

  /** Opens a stream as a request says, and gives its id. */
  public String create(String json) {
    return next().send(GatewayEvent.of("POST", "/live").withBody(json)).json().get("id").asString();
  }

  public void send(String streamId, int number, byte[] chunk) {
    GatewayEvent event =
        GatewayEvent.of("PUT", "/live/{streamId}/chunks/{seq}")
            .withPathParameters(Map.of("streamId", streamId, "seq", Integer.toString(number)))
            .withBody(chunk);
    assertThat(next().send(event).outcome()).isEqualTo("204");
  }

  /** Cuts PCM into chunks of one size, but for the last. */
  public void sendAll(String streamId, byte[] pcm, int chunkBytes) {
    for (int number = 0; number * chunkBytes < pcm.length; number++) {
      int from = number * chunkBytes;
      send(
          streamId, number, Arrays.copyOfRange(pcm, from, Math.min(pcm.length, from + chunkBytes)));
    }
  }

  /** Sends the same bytes as each of the chunks in [from, to), several at a time. */
  public void sendSideBySide(String streamId, int from, int to, byte[] chunk) throws Exception {
    AtomicInteger next = new AtomicInteger(from);
    Callable<Integer> sending =
        () -> {
          int number = next.getAndIncrement();
          for (; number < to; number = next.getAndIncrement()) {
            send(streamId, number, chunk);
          }
          return number;
        };
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> sent : executor.invokeAll(Collections.nCopies(AT_ONCE, sending))) {
        sent.get();
      }
    }
  }

  public JsonNode end(String streamId) {
    return answer("POST", "/live/{streamId}/end", streamId).json();
  }

  public JsonNode describe(String streamId) {
    return answer("GET", "/live/{streamId}", streamId).json();
  }

  private GatewayAnswer answer(String method, String resource, String streamId) {
    return next().send(GatewayEvent.of(method, resource).withPathParameter("streamId", streamId));
  }

  private FunctionClient next() {
    return new FunctionClient(functions.get(requests.getAndIncrement() % functions.size()));
  }

  @Override
  public void close() {
    functions.forEach(dev.vivace.live.Main::close);
  }
}
