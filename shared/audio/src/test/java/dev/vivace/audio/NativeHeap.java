package dev.vivace.audio;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.Assumptions;

/**
 * What this process holds by malloc, as glibc's mallinfo2(3) counts it; the Java heap is not in it.
 */
final class NativeHeap {
  private static final int FIELDS = 10;
  private static final int HBLKHD = 4;
  private static final int UORDBLKS = 7;

  private final MethodHandle mallinfo2;

  /** Skips the test where there is no such function. */
  @SuppressWarnings("restricted") // The tests run with --enable-native-access.
  NativeHeap() {
    Linker linker = Linker.nativeLinker();
    var function = linker.defaultLookup().find("mallinfo2");
    Assumptions.assumeTrue(
        function.isPresent(), "this C library has no mallinfo2 that counts the memory in use");
    mallinfo2 =
        linker.downcallHandle(
            function.orElseThrow(),
            FunctionDescriptor.of(
                MemoryLayout.structLayout(
                    MemoryLayout.sequenceLayout(FIELDS, ValueLayout.JAVA_LONG))));
  }

  long usedBytes() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = (MemorySegment) mallinfo2.invokeExact((SegmentAllocator) arena);
      return info.getAtIndex(ValueLayout.JAVA_LONG, HBLKHD)
          + info.getAtIndex(ValueLayout.JAVA_LONG, UORDBLKS);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
