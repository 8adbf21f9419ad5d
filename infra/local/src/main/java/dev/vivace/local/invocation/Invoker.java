package dev.vivace.local.invocation;

/** Calls functions. */
public interface Invoker {

  /** True if there is a function of this name. */
  boolean knows(String functionName);

  /**
   * Starts an invocation and returns at once. Whatever goes wrong (no free process, a failing
   * function, a time-out) is reported by the pipe as a {@link Failure}; the invocation runs to its
   * end whether the pipe is read or not. The event is let go as soon as the function has it, or
   * nobody needs it any more.
   */
  ResponsePipe invoke(Invocation invocation);
}
