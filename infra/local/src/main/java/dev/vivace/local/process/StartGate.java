package dev.vivace.local.process;

import java.util.concurrent.Semaphore;

/**
 * Lets so many processes start at once, those of all functions together. A start keeps a core busy;
 * more of them at a time are all slower, and none is there sooner.
 */
final class StartGate {
  private final Semaphore permits;

  /** A gate for so many at once, who enter in their order. */
  StartGate(int atOnce) {
    permits = new Semaphore(atOnce, true);
  }

  /** Waits for its turn. Closing what this returns lets the next one in. */
  Turn enter() throws InterruptedException {
    permits.acquire();
    return permits::release;
  }

  /** The time within the gate. */
  @FunctionalInterface
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }
}
