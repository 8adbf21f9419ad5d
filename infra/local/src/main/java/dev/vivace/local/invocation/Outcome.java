package dev.vivace.local.invocation;

/** The end of a buffered invocation. */
public sealed interface Outcome {

  /** The whole payload. */
  @SuppressWarnings("ArrayRecordComponent") // up to 6 MB, never compared
  record Payload(byte[] bytes) implements Outcome {}

  /** There is none. */
  record Failed(Failure failure) implements Outcome {}
}
