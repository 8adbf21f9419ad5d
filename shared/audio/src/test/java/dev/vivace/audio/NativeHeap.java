package dev.vivace.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vivace.testkit.machine.Machine;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The memory that this process holds by malloc, as glibc's mallinfo2(3) counts it; the Java heap is
 * not in it.
 */
public final class NativeHeap {
  /**
   * Far above what the JVM's own memory comes and goes by, which is some 4 MiB, and far below any
   * leak.
   */
  private static final long NOISE_BYTES = 8 << 20;

  private static final Duration SETTLING = Duration.ofSeconds(20);
  private static final int FIELDS = 10;
  private static final int HBLKHD = 4;
  private static final int UORDBLKS = 7;

  private final MethodHandle mallinfo2;

  /** Ends the test where there is no such function. */
  @SuppressWarnings("restricted") // The tests run with --enable-native-access.
  public NativeHeap() {
    Linker linker = Linker.nativeLinker();
    MemorySegment function =
        Machine.here().needed(linker.defaultLookup().find("mallinfo2"), "glibc's mallinfo2");
    mallinfo2 =
        linker.downcallHandle(
            function,
            FunctionDescriptor.of(
                MemoryLayout.structLayout(
                    MemoryLayout.sequenceLayout(FIELDS, ValueLayout.JAVA_LONG))));
  }

  /**
   * Asserts that some work keeps nothing. What it leaves behind is looked at until it is gone,
   * since the JVM's own memory is in it, and a compiler that happens to be at work takes tens of
   * MiB for some moments; what leaks stays.
   *
   * @param warmUp sets up what is set up only once
   * @param work what is measured
   */
  public void assertNothingIsKept(Runnable warmUp, Runnable work) {
    warmUp.run();
    long beforeBytes = settledBytes();
    work.run();
    await()
        .atMost(SETTLING)
        .untilAsserted(
            () -> assertThat(usedBytes() - beforeBytes).as("bytes kept").isLessThan(NOISE_BYTES));
  }

  /** The least within some time, so that nothing of a compiler is in what is compared with. */
  private long settledBytes() {
    long least = usedBytes();
    for (int i = 0; i < 20; i++) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      least = Math.min(least, usedBytes());
    }
    return least;
  }

  private long usedBytes() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = (MemorySegment) mallinfo2.invokeExact((SegmentAllocator) arena);
      return info.getAtIndex(ValueLayout.JAVA_LONG, HBLKHD)
          + info.getAtIndex(ValueLayout.JAVA_LONG, UORDBLKS);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
