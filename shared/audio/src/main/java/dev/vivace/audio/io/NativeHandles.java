package dev.vivace.audio.io;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.Pointer;

/**
 * Numbers that stand for Java objects in native code. JavaCPP has ten slots for live instances of
 * each callback class and silently gives null for the eleventh; so there is one instance for the
 * process, and the number in its {@code opaque} argument says for whom it is called.
 */
final class NativeHandles<T> {
  private final Map<Long, T> targets = new ConcurrentHashMap<>();
  private final AtomicLong lastNumber = new AtomicLong();

  /** A pointer to give to native code as {@code opaque}; it is only a number and never followed. */
  Pointer register(T target) {
    long number = lastNumber.incrementAndGet();
    targets.put(number, target);
    return new Handle(number);
  }

  void release(Pointer handle) {
    targets.remove(handle.address());
  }

  T target(Pointer opaque) {
    return Objects.requireNonNull(
        targets.get(opaque.address()), "native code called for a closed stream");
  }

  int size() {
    return targets.size();
  }

  private static final class Handle extends Pointer {
    Handle(long number) {
      address = number;
    }
  }
}
