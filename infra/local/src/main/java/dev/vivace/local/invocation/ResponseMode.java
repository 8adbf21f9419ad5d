package dev.vivace.local.invocation;

/**
 * The way in which an invocation was asked for. On Lambda the caller decides this (Invoke or
 * InvokeWithResponseStream), not the function.
 */
public enum ResponseMode {
  /** The payload is passed on when it is whole. */
  BUFFERED,
  /** The payload is passed on piece by piece. */
  STREAMED
}
