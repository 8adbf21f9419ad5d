package dev.vivace.lambda.runtime;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The invocation that a line of the log belongs to: that of the thread, or of the thread that
 * started it. A thread that outlives the invocation belongs to none from then on.
 */
final class LoggedRequest implements AutoCloseable {
  private static final InheritableThreadLocal<LoggedRequest> CURRENT =
      new InheritableThreadLocal<>();

  private volatile @Nullable String id;

  private LoggedRequest(String id) {
    this.id = id;
  }

  /** Begins one on this thread, which closes it. */
  static LoggedRequest begin(String id) {
    LoggedRequest begun = new LoggedRequest(id);
    CURRENT.set(begun);
    return begun;
  }

  static Optional<String> currentId() {
    LoggedRequest current = CURRENT.get();
    return current == null ? Optional.empty() : Optional.ofNullable(current.id);
  }

  @Override
  public void close() {
    id = null;
    CURRENT.remove();
  }
}
