package dev.vivace.audio.lame;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * A function of LAME's. All are called by one signature: {@code java.lang.foreign} makes classes
 * for each, which takes a cold start 10 to 20 ms. It is that of {@code lame_encode_buffer_float}
 * with a floating-point number behind it. The first six integers and pointers, and the first such
 * number, come in registers of their own, and a function does not look at those that it has no
 * parameter for (System V ABI for AMD64, section 3.2.3; Procedure Call Standard for the Arm 64-bit
 * Architecture, section 6.8.2).
 *
 * @param symbol its address
 */
@SuppressWarnings("restricted") // Processes that encode run with --enable-native-access.
record LameFunction(MemorySegment symbol) {
  private static final MethodHandle CALL =
      Linker.nativeLinker()
          .downcallHandle(
              FunctionDescriptor.of(
                  JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_FLOAT));

  /** Calls a function without parameters that returns a pointer. */
  MemorySegment pointer() {
    return MemorySegment.ofAddress(call(NULL, NULL, NULL, 0, NULL, 0, 0));
  }

  /** Calls a function of the encoder alone. */
  int of(MemorySegment encoder) {
    return (int) call(encoder, NULL, NULL, 0, NULL, 0, 0);
  }

  /** Calls a function of the encoder and a whole number, which is not negative. */
  int of(MemorySegment encoder, int value) {
    return (int) call(encoder, MemorySegment.ofAddress(value), NULL, 0, NULL, 0, 0);
  }

  /** Calls a function of the encoder and a floating-point number. */
  int of(MemorySegment encoder, float value) {
    return (int) call(encoder, NULL, NULL, 0, NULL, 0, value);
  }

  /** Calls a function of the encoder and a buffer, with its size in bytes. */
  int of(MemorySegment encoder, MemorySegment buffer) {
    MemorySegment size = MemorySegment.ofAddress(buffer.byteSize());
    return (int) call(encoder, buffer, size, 0, NULL, 0, 0);
  }

  /** Calls a function of the encoder, two channels of so many samples, and a buffer. */
  int of(
      MemorySegment encoder,
      MemorySegment left,
      MemorySegment right,
      int frames,
      MemorySegment buffer) {
    return (int) call(encoder, left, right, frames, buffer, (int) buffer.byteSize(), 0);
  }

  private long call(
      MemorySegment first,
      MemorySegment second,
      MemorySegment third,
      int fourth,
      MemorySegment fifth,
      int sixth,
      float number) {
    try {
      return (long) CALL.invokeExact(symbol, first, second, third, fourth, fifth, sixth, number);
    } catch (RuntimeException | Error unexpected) {
      throw unexpected;
    } catch (Throwable impossible) {
      throw new IllegalStateException("native code throws nothing", impossible);
    }
  }
}
