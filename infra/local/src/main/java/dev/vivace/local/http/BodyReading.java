package dev.vivace.local.http;

import dev.vivace.local.memory.ByteBudget;

/** The outcome of reading a request's body. */
public sealed interface BodyReading {

  /**
   * It is there.
   *
   * @param bytes the body
   * @param share what it takes of the budget, until it is closed
   */
  @SuppressWarnings("ArrayRecordComponent") // up to 10 MB, never compared
  record Whole(byte[] bytes, ByteBudget.Share share) implements BodyReading {}

  /** It is larger than allowed. */
  record TooLarge() implements BodyReading {}

  /** It did not come in time. */
  record TooSlow() implements BodyReading {}

  /** There is no room for it. */
  record NoRoom() implements BodyReading {}
}
