package dev.vivace.audio.lame;

import java.lang.foreign.MemorySegment;

/** Calls of native functions by method handles, which declare to throw anything. */
final class NativeCall {
  private NativeCall() {}

  /** A call that gives a number. */
  @FunctionalInterface
  interface OfInt {
    int call() throws Throwable;
  }

  /** A call that gives a pointer. */
  @FunctionalInterface
  interface OfAddress {
    MemorySegment call() throws Throwable;
  }

  static int number(OfInt call) {
    try {
      return call.call();
    } catch (Throwable thrown) {
      throw unexpected(thrown);
    }
  }

  static MemorySegment address(OfAddress call) {
    try {
      return call.call();
    } catch (Throwable thrown) {
      throw unexpected(thrown);
    }
  }

  /** Native code throws nothing: it is an error of the virtual machine, or of our own. */
  private static IllegalStateException unexpected(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(thrown);
  }
}
