package dev.vivace.media.store;

import dev.vivace.media.MediaException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Keeps a rendition while somebody else already hears it. It is sent on the side, in parts; what is
 * shorter than a part by one request. No failure of it reaches the caller, and it never holds the
 * caller back: where S3 is slower than the encoder, or fails, the rendition is given up. The first
 * to finish one of a name wins.
 *
 * <p>Either {@link #finish} is called, or nothing is kept. To be used by one thread.
 */
public final class RenditionUpload implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RenditionUpload.class.getName());

  /** At least S3's 5 MiB; 10,000 of them are more than a streamed response can have. */
  static final int PART_BYTES = 8 << 20;

  private static final int MOST_PARTS_WAITING = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final RenditionTarget target;
  private final Semaphore room = new Semaphore(MOST_PARTS_WAITING);
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("rendition").factory());
  private byte[] part = new byte[64 << 10];
  private int filled;
  private volatile boolean givenUp;

  /** Of the sender's thread only. */
  private @Nullable RenditionParts sent;

  RenditionUpload(RenditionTarget target) {
    this.target = target;
  }

  /** Takes the next bytes, and copies them. */
  public void write(byte[] bytes, int offset, int lengthBytes) {
    for (int done = 0; done < lengthBytes && !givenUp; ) {
      int count = Math.min(lengthBytes - done, PART_BYTES - filled);
      if (filled + count > part.length) {
        part = Arrays.copyOf(part, Math.clamp(2L * part.length, filled + count, PART_BYTES));
      }
      System.arraycopy(bytes, offset + done, part, filled, count);
      filled += count;
      done += count;
      if (filled == PART_BYTES) {
        sendPart();
      }
    }
  }

  private void sendPart() {
    if (!room.tryAcquire()) {
      giveUp("S3 is slower than the encoder", null);
      return;
    }
    byte[] full = part;
    part = new byte[PART_BYTES];
    filled = 0;
    sender.execute(() -> {
      attempt(() -> parts().send(full));
      room.release();
    });
  }

  private RenditionParts parts() {
    RenditionParts current = sent;
    if (current == null) {
      current = target.begin();
      sent = current;
    }
    return current;
  }

  /** All bytes were given: makes the rendition, and waits for that, but not for ever. */
  public void finish() {
    byte[] last = Arrays.copyOf(part, filled);
    sender.execute(() -> attempt(() -> keep(last)));
    await();
  }

  private void keep(byte[] last) {
    RenditionParts current = sent;
    if (current == null) {
      target.store(last);
      return;
    }
    if (last.length > 0) {
      current.send(last);
    }
    if (current.complete()) {
      sent = null;
      target.keepOnlyWithItsItem();
    }
  }

  private void attempt(Runnable work) {
    if (givenUp) {
      return;
    }
    try {
      work.run();
    } catch (SdkException | MediaException failure) {
      giveUp("it can't be kept", failure);
    }
  }

  private void giveUp(String why, @Nullable RuntimeException failure) {
    givenUp = true;
    LOG.log(Level.WARNING, () -> target + " is given up: " + why, failure);
  }

  /** Nothing is left of what was not finished. */
  @Override
  public void close() {
    givenUp = true;
    if (!sender.isShutdown()) {
      await();
    }
  }

  private void await() {
    sender.execute(this::abort);
    sender.shutdown();
    try {
      if (!sender.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        giveUp("it takes too long", null);
      }
    } catch (InterruptedException e) {
      giveUp("the thread was interrupted", null);
      Thread.currentThread().interrupt();
    }
  }

  /** The last thing that the sender does. What fails here, the bucket's lifecycle removes. */
  private void abort() {
    RenditionParts current = sent;
    if (current == null) {
      return;
    }
    try {
      current.abort();
    } catch (SdkException failure) {
      LOG.log(Level.WARNING, () -> target + " could not be aborted", failure);
    }
  }
}
