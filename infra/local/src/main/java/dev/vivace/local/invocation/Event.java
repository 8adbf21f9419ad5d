package dev.vivace.local.invocation;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The input of an invocation, up to six megabytes, which are let go as soon as a function has them.
 */
public final class Event {
  private static final byte[] NONE = new byte[0];

  private final AtomicReference<byte @Nullable []> bytes;
  private final Runnable whenLetGo;

  /**
   * An event that counts as held until it is let go.
   *
   * @param bytes JSON in UTF-8; not copied, so not to be changed afterwards
   * @param whenLetGo runs once
   */
  public Event(byte[] bytes, Runnable whenLetGo) {
    this.bytes = new AtomicReference<>(bytes);
    this.whenLetGo = whenLetGo;
  }

  /** An event that nobody counts. */
  public static Event of(byte[] bytes) {
    return new Event(bytes, () -> {});
  }

  /** The event; empty once it was let go. */
  public byte[] bytes() {
    byte[] held = bytes.get();
    return held == null ? NONE : held;
  }

  /** Nobody needs the bytes any more. */
  public void letGo() {
    if (bytes.getAndSet(null) != null) {
      whenLetGo.run();
    }
  }
}
