package dev.vivace.local.invocation;

/** One thing that comes out of a {@link ResponsePipe}: chunks, then an end or a failure. */
public sealed interface Part permits Part.Chunk, Part.End, Failure {

  /** Some bytes of the payload, at least one. */
  @SuppressWarnings("ArrayRecordComponent") // a buffer on its way, never compared
  record Chunk(byte[] bytes) implements Part {}

  /** The payload is whole. */
  record End() implements Part {}
}
