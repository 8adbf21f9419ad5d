package dev.vivace.media.live.listen;

import java.time.Duration;

/** The way to wait: the wiring sleeps, a test lets its own clock go on. */
@FunctionalInterface
public interface Waiting {
  /**
   * Returns after that time.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  void pause(Duration time) throws InterruptedException;
}
