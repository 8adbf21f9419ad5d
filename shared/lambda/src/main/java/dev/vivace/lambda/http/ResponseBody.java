package dev.vivace.lambda.http;

/** The body of a response: bytes that exist, or a writer that makes them. */
public sealed interface ResponseBody {
  /** No bytes. */
  record Empty() implements ResponseBody {}

  /**
   * Bytes that exist already.
   *
   * @param content not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Bytes(byte[] content) implements ResponseBody {}

  /**
   * Bytes that are made while they are sent.
   *
   * @param writer called once, after the status and headers are settled
   */
  record Streamed(BodyWriter writer) implements ResponseBody {}
}
