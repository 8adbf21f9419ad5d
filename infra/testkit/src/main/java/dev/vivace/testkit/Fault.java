package dev.vivace.testkit;

import java.util.concurrent.CountDownLatch;

/** A fault that a {@link FaultyProxy} does to a request. */
public sealed interface Fault {

  /** Answers 503 with a header {@code Retry-After: 0}; the server hears nothing of it. */
  record Unavailable() implements Fault {}

  /**
   * Answers so, as a gateway that does not ask the server, and lets pages of any origin read it.
   *
   * @param status the answer's
   * @param retryAfter value of its {@code Retry-After}
   */
  record Busy(int status, String retryAfter) implements Fault {}

  /** Cuts the connection; the server hears nothing of it. */
  record Cut() implements Fault {}

  /**
   * Passes on only the beginning of the request's body, and cuts both connections.
   *
   * @param bytes how much of it; a shorter body is passed on whole
   */
  record RequestCut(int bytes) implements Fault {}

  /** Lets the server carry it out, and cuts the connection in place of the answer. */
  record AnswerLost() implements Fault {}

  /**
   * Passes on only the beginning of the answer, and cuts the connection.
   *
   * @param bytes how much of it, the header included
   */
  record AnswerCut(int bytes) implements Fault {}

  /**
   * Passes on the answer with one bit of its body's first byte turned over.
   *
   * @param field a field that the answer gets, such as a checksum of what the body was
   */
  record AnswerDamaged(String field) implements Fault {}

  /**
   * Holds it back until the latch is open, then passes it on.
   *
   * @param release opened by the test
   */
  record Held(CountDownLatch release) implements Fault {}
}
