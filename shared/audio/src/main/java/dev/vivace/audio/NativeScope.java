package dev.vivace.audio;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be freed, last in first out. Closing again does nothing. */
final class NativeScope implements AutoCloseable {
  private final Deque<Runnable> releases = new ArrayDeque<>();

  /** Notes how to free something that exists. */
  void onClose(Runnable release) {
    releases.push(release);
  }

  /** Takes over an owner of native memory. */
  <T extends NativeOwner> T own(T owner) {
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
