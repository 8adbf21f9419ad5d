package dev.vivace.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Sends a sound whose frequency tells the time: {@link #LOWEST_HZ} at the beginning of the stream,
 * and {@link #HZ_PER_SECOND} more with every second. Closing it sends no more.
 */
public final class LiveProducer implements AutoCloseable {
  public static final int LOWEST_HZ = 300;
  public static final int HZ_PER_SECOND = 200;
  private static final int RATE = 24_000;

  private final Product product;
  private final JsonNode stream;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private int chunks;
  private long frames;

  public LiveProducer(Product product) throws Exception {
    this(product, 3);
  }

  /**
   * @param segmentSeconds how long segments of its HLS are
   */
  public LiveProducer(Product product, int segmentSeconds) throws Exception {
    this.product = product;
    stream =
        Http.json(
            Http.post(
                product.url("/live"),
                "{\"sampleRate\":%d,\"segmentSeconds\":%d}".formatted(RATE, segmentSeconds)));
  }

  /** The address of the playlist of a rendition. */
  public URI hlsUrl(String rendition) {
    return URI.create(stream.get("hlsUrl").asString().replace("aac-128k", rendition));
  }

  /** The sound that was sent until now, as one piece of 32-bit floats. */
  public float[] sent() {
    ByteBuffer all = ByteBuffer.wrap(sent.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[all.remaining() / Float.BYTES];
    all.asFloatBuffer().get(samples);
    return samples;
  }

  public String listenUrl() {
    return stream.get("listenUrl").asString();
  }

  /** The address of the page that plays it. */
  public String embedUrl() {
    return stream.get("embedUrl").asString();
  }

  public boolean hasEnded() throws Exception {
    return status().get("ended").asBoolean();
  }

  /** The sound that is there without a gap, in seconds. */
  public double seconds() throws Exception {
    return status().get("seconds").asDouble();
  }

  private JsonNode status() throws Exception {
    return Http.json(Http.get(product.url("/live/" + stream.get("id").asString())));
  }

  /** Sends one chunk of the sound. */
  public void send(double seconds) throws Exception {
    send(chirp((int) Math.round(seconds * RATE)));
  }

  /** Sends one chunk of silence. The sound after it begins at the lowest frequency. */
  public void sendSilence(int seconds) throws Exception {
    send(ByteBuffer.allocate(seconds * RATE * Float.BYTES));
    frames = 0;
  }

  private void send(ByteBuffer pcm) throws Exception {
    URI url = URI.create(stream.get("chunksUrl").asString() + "/" + chunks);
    assertThat(Http.put(url, pcm.array()).statusCode()).isEqualTo(204);
    sent.writeBytes(pcm.array());
    chunks++;
  }

  private ByteBuffer chirp(int count) {
    ByteBuffer pcm = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++, frames++) {
      double seconds = (double) frames / RATE;
      double turns = LOWEST_HZ * seconds + HZ_PER_SECOND * seconds * seconds / 2;
      pcm.putFloat((float) (0.4 * Math.sin(2 * Math.PI * turns)));
    }
    return pcm;
  }

  /** Sends pieces of so many milliseconds as long as they last, beginning in a while. */
  public Pace sendAtItsPace(int inMs, int pieceMs, int seconds) {
    Callable<Long> piece =
        () -> {
          long sentMs = System.currentTimeMillis();
          send(pieceMs / 1000.0);
          return sentMs;
        };
    List<ScheduledFuture<Long>> pieces = new ArrayList<>();
    for (int atMs = 0; atMs < seconds * 1000; atMs += pieceMs) {
      pieces.add(clock.schedule(piece, inMs + atMs, TimeUnit.MILLISECONDS));
    }
    return new Pace(pieces);
  }

  /** The sound that is being sent. */
  public record Pace(List<ScheduledFuture<Long>> pieces) {
    /** When the first piece was sent, by the wall clock in milliseconds. */
    public long firstSentMs() throws ExecutionException, InterruptedException {
      return pieces.getFirst().get();
    }

    public void await() throws ExecutionException, InterruptedException {
      for (ScheduledFuture<Long> piece : pieces) {
        piece.get();
      }
    }

    public boolean isOver() {
      return pieces.getLast().isDone();
    }
  }

  public void end() throws Exception {
    URI url = product.url("/live/" + stream.get("id").asString() + "/end");
    int status = Http.post(url, new byte[0]).statusCode();
    while (status == 202) {
      status = Http.post(url, new byte[0]).statusCode();
    }
    assertThat(status).isEqualTo(200);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
