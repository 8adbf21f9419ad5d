package dev.vivace.bench.stream;

import java.io.OutputStream;

/** Notes when its first byte came. */
final class FirstByteClock extends OutputStream {
  private volatile long nanos;
  private volatile boolean ticked;

  @Override
  public void write(int value) {
    tick();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (length > 0) {
      tick();
    }
  }

  private void tick() {
    if (!ticked) {
      nanos = System.nanoTime();
      ticked = true;
    }
  }

  boolean ticked() {
    return ticked;
  }

  /** The moment, as {@link System#nanoTime}. */
  long nanos() {
    if (!ticked) {
      throw new IllegalStateException("no byte came");
    }
    return nanos;
  }
}
