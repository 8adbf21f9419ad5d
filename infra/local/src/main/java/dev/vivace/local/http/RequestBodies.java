package dev.vivace.local.http;

import dev.vivace.local.memory.ByteBudget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jetty.io.Content;

/** Reads whole request bodies, within limits of size, time and memory. */
public final class RequestBodies {
  /** A body and what is made of it: in base64 it is a third larger. */
  private static final int COPIES = 3;

  private static final int DEFAULT_HEAP_DIVISOR = 16;
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);

  private final ByteBudget budget;
  private final BodyPace pace;

  /** Bodies that share a budget, each of which has to arrive at a pace. */
  public RequestBodies(ByteBudget budget, BodyPace pace) {
    this.budget = budget;
    this.pace = pace;
  }

  /** Bodies of a server that seldom gets large ones. */
  public static RequestBodies standard() {
    return new RequestBodies(
        ByteBudget.ofHeap(DEFAULT_HEAP_DIVISOR, DEFAULT_WAIT), BodyPace.standard());
  }

  /**
   * Reads a body. One that is announced as too large is not read at all; what is left of another
   * one stays in the content.
   *
   * @throws IOException the connection is lost or the body is no HTTP
   */
  public BodyReading read(RequestContent content, int limitBytes)
      throws IOException, InterruptedException {
    long announced = content.announcedBytes();
    if (announced > limitBytes) {
      return new BodyReading.TooLarge();
    }
    int most = announced < 0 ? limitBytes : (int) announced;
    Optional<ByteBudget.Share> share = budget.acquire((long) COPIES * most, content::giveUp);
    if (share.isEmpty()) {
      return new BodyReading.NoRoom();
    }
    BodyReading reading = new BodyReading.TooSlow();
    try {
      reading = read(content, new Arriving(most), share.get());
      return reading;
    } finally {
      if (!(reading instanceof BodyReading.Whole)) {
        share.get().close();
      }
    }
  }

  private BodyReading read(RequestContent content, Arriving body, ByteBudget.Share share)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (!content.isAtEnd()) {
      Optional<Content.Chunk> chunk =
          content.next(pace.patience(body.length, System.nanoTime() - begin));
      if (chunk.isEmpty()) {
        return content.isGivenUp() ? new BodyReading.NoRoom() : new BodyReading.TooSlow();
      }
      share.moved(chunk.get().remaining());
      boolean fits = body.add(chunk.get().getByteBuffer());
      chunk.get().release();
      if (!fits) {
        return new BodyReading.TooLarge();
      }
    }
    share.settle();
    share.shrinkTo((long) COPIES * body.length);
    return new BodyReading.Whole(body.whole(), share);
  }

  /** The bytes of a body that have come; its array grows with it. */
  private static final class Arriving {
    private final int limitBytes;
    private byte[] bytes = new byte[0];
    private int length;

    Arriving(int limitBytes) {
      this.limitBytes = limitBytes;
    }

    boolean add(ByteBuffer more) {
      int count = more.remaining();
      if (count > limitBytes - length) {
        return false;
      }
      if (count > bytes.length - length) {
        bytes = Arrays.copyOf(bytes, Math.clamp(2L * (length + count), 0, limitBytes));
      }
      more.get(bytes, length, count);
      length += count;
      return true;
    }

    byte[] whole() {
      return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
  }
}
