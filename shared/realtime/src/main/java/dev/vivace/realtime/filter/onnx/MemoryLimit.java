package dev.vivace.realtime.filter.onnx;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Bounds the memory of the process while it has a model: what the process has, what its heap may
 * still grow by, and {@link #MODEL_BYTES}. A model that asks for more is refused by the allocator
 * and fails; without the bound, the kernel would end the process (setrlimit(2), {@code
 * RLIMIT_DATA}). On other systems than Linux nothing is bound.
 */
final class MemoryLimit {
  /** A model's weights, as they are and as they are optimised, and its tensors. */
  static final long MODEL_BYTES = 512L << 20;

  private static final System.Logger LOG = System.getLogger(MemoryLimit.class.getName());
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String DATA = "VmData:";
  private static final int RLIMIT_DATA = 2;

  private MemoryLimit() {}

  /** Bounds it, from what it has now; the bound stays. */
  static synchronized void set() {
    if (Files.exists(STATUS)) {
      Runtime heap = Runtime.getRuntime();
      try {
        setLimit(dataBytes() + heap.maxMemory() - heap.totalMemory() + MODEL_BYTES);
      } catch (IOException | IllegalStateException unbound) {
        LOG.log(Level.WARNING, "The memory of models can't be bound", unbound);
      }
    }
  }

  /** Private memory that can be written, as the kernel counts it against the limit (proc(5)). */
  private static long dataBytes() throws IOException {
    List<String> lines = Files.readAllLines(STATUS);
    return lines.stream()
        .filter(line -> line.startsWith(DATA))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElseThrow(() -> new IOException(STATUS + " has no " + DATA));
  }

  /** The soft limit; the hard one stays, so that another one can follow. */
  private static void setLimit(long bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limits = arena.allocate(JAVA_LONG, 2);
      call("getrlimit", limits);
      limits.setAtIndex(JAVA_LONG, 0, bytes);
      call("setrlimit", limits);
    }
  }

  @SuppressWarnings("restricted") // the process is started with --enable-native-access
  private static void call(String name, MemorySegment limits) {
    Linker linker = Linker.nativeLinker();
    MethodHandle function =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow(name),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    int result;
    try {
      result = (int) function.invokeExact(RLIMIT_DATA, limits);
    } catch (Throwable impossible) {
      throw new IllegalStateException(name, impossible);
    }
    if (result != 0) {
      throw new IllegalStateException(name + " returned " + result);
    }
  }
}
