package dev.vivace.audio.natives;

import java.util.ArrayDeque;
import java.util.Deque;

/** The native memory that has to be freed, last in first out. Closing again does nothing. */
public final class NativeScope implements AutoCloseable {
  private final Deque<Runnable> releases = new ArrayDeque<>();

  /** Notes how to free something that exists. */
  public void onClose(Runnable release) {
    releases.push(release);
  }

  /** Takes over an owner of native memory. */
  public <T extends NativeOwner> T own(T owner) {
    onClose(owner::close);
    return owner;
  }

  @Override
  public void close() {
    while (!releases.isEmpty()) {
      releases.pop().run();
    }
  }
}
