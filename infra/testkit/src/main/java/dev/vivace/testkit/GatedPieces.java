package dev.vivace.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A producer that gives one piece at once and the second only after {@link #open}: whoever waits
 * for the second before handing on the first fails.
 */
public final class GatedPieces extends InputStream {
  private static final long TIMEOUT_S = 20;

  private final byte[] first;
  private final byte[] second;
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger offset = new AtomicInteger();
  private boolean secondTaken;

  public GatedPieces(byte[] first, byte[] second) {
    this.first = first.clone();
    this.second = second.clone();
  }

  /** Lets the second piece through. */
  public void open() {
    gate.countDown();
  }

  /** The number of pieces, of two, that were read so far. */
  public int piecesTaken() {
    return offset.get() == 0 ? 0 : offset.get() <= first.length ? 1 : 2;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int at, int length) throws IOException {
    int position = offset.get();
    if (position < first.length) {
      return copy(first, position, target, at, length);
    }
    if (!secondTaken) {
      await();
      secondTaken = true;
    }
    int positionInSecond = position - first.length;
    return positionInSecond < second.length
        ? copy(second, positionInSecond, target, at, length)
        : -1;
  }

  private int copy(byte[] piece, int position, byte[] target, int at, int length) {
    int count = Math.min(length, piece.length - position);
    System.arraycopy(piece, position, target, at, count);
    offset.addAndGet(count);
    return count;
  }

  private void await() throws IOException {
    try {
      if (!gate.await(TIMEOUT_S, TimeUnit.SECONDS)) {
        throw new IOException("nobody opened the gate: the first piece was held back");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
