package dev.vivace.media.store;

import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaType;
import dev.vivace.media.s3.Content;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
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
 * <p>A rendition is kept whole or not at all: {@link #finish} was called, every part was sent, and
 * S3 has as many bytes as were written. To be used by one thread.
 */
public final class RenditionUpload implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RenditionUpload.class.getName());

  /** At least S3's 5 MiB; 10,000 of them are more than a streamed response can have. */
  static final int PART_BYTES = 8 << 20;

  private static final int MOST_PARTS_WAITING = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Renditions renditions;
  private final MediaId id;
  private final RenditionName name;
  private final MediaType contentType;
  private final Semaphore room = new Semaphore(MOST_PARTS_WAITING);
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("rendition").factory());
  private byte[] part = new byte[64 << 10];
  private int filled;

  /** The first part of several, sent last: what it says of the whole may still change. */
  private byte @Nullable [] first;

  private long writtenBytes;
  private volatile boolean givenUp;

  /** Of the sender only. */
  private @Nullable RenditionParts sent;

  RenditionUpload(Renditions renditions, MediaId id, RenditionName name, MediaType contentType) {
    this.renditions = renditions;
    this.id = id;
    this.name = name;
    this.contentType = contentType;
  }

  /** Takes the next bytes, and copies them. */
  public void write(byte[] bytes, int offset, int lengthBytes) {
    writtenBytes += lengthBytes;
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

  /**
   * Replaces bytes that were written, all of them among the first {@value #PART_BYTES}; copied.
   *
   * @throws IndexOutOfBoundsException if some are not
   */
  public void rewrite(int position, byte[] bytes) {
    byte[] start = first == null ? part : first;
    int lengthBytes = first == null ? filled : PART_BYTES;
    Objects.checkFromIndexSize(position, bytes.length, lengthBytes);
    System.arraycopy(bytes, 0, start, position, bytes.length);
  }

  private void sendPart() {
    if (first == null) {
      first = part;
    } else if (room.tryAcquire()) {
      send(part);
    } else {
      giveUp("S3 is slower than the encoder", null);
      return;
    }
    part = new byte[PART_BYTES];
    filled = 0;
  }

  private void send(byte[] full) {
    sender.execute(() -> {
      attempt(() -> parts().send(full));
      room.release();
    });
  }

  private RenditionParts parts() {
    RenditionParts current = sent;
    if (current == null) {
      current = renditions.parts(id, name, contentType);
      sent = current;
    }
    return current;
  }

  /** All bytes were given: makes the rendition, and waits for that, but not for ever. */
  public void finish() {
    byte[] start = first;
    byte[] last = Arrays.copyOf(part, filled);
    long sizeBytes = writtenBytes;
    if (start == null) {
      sender.execute(() -> attempt(() -> keep(last, sizeBytes)));
    } else {
      sender.execute(() -> attempt(() -> keep(start, last, sizeBytes)));
    }
    await();
  }

  private void keep(byte[] all, long sizeBytes) {
    if (all.length != sizeBytes) {
      giveUp("bytes of it are missing", null);
      return;
    }
    renditions.store(id, name, contentType, Content.of(all));
  }

  private void keep(byte[] start, byte[] last, long sizeBytes) {
    RenditionParts current = parts();
    if (last.length > 0) {
      current.send(last);
    }
    current.sendFirst(start);
    if (current.sentBytes() != sizeBytes) {
      giveUp("parts of it are missing", null);
      return;
    }
    if (current.complete()) {
      sent = null;
      if (!renditions.keepWhole(id, name, sizeBytes)) {
        giveUp("S3 has made it of another length", null);
      }
    }
  }

  /** Whatever a step fails by, a lack of memory too: without it the rendition is not whole. */
  private void attempt(Runnable step) {
    if (givenUp) {
      return;
    }
    boolean done = false;
    try {
      step.run();
      done = true;
    } catch (SdkException | MediaException failure) {
      giveUp("it can't be kept", failure);
    } finally {
      if (!done) {
        givenUp = true;
      }
    }
  }

  private void giveUp(String why, @Nullable RuntimeException failure) {
    givenUp = true;
    LOG.log(Level.WARNING, () -> this + " is given up: " + why, failure);
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
      LOG.log(Level.WARNING, () -> this + " could not be aborted", failure);
    }
  }

  @Override
  public String toString() {
    return "rendition " + name + " of " + id;
  }
}
