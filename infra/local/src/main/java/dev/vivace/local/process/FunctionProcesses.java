package dev.vivace.local.process;

import dev.vivace.local.invocation.Failure;
import dev.vivace.local.invocation.Invocation;
import dev.vivace.local.invocation.Invoker;
import dev.vivace.local.invocation.ResponsePipe;
import dev.vivace.local.runtimeapi.RuntimeApi;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** Runs functions in processes. Closing it ends them all. */
public final class FunctionProcesses implements Invoker, AutoCloseable {
  private final RuntimeApi runtimeApi = new RuntimeApi();
  private final Map<String, FunctionPool> pools = new ConcurrentHashMap<>();
  private final StartGate gate;
  private final PoolLimits limits;
  private final PrintStream log;
  private final Clock clock;

  /**
   * No function yet; see {@link #start}.
   *
   * @param limits bounds of each function's pool
   * @param log where the functions' output goes
   * @param clock for deadlines
   */
  public FunctionProcesses(PoolLimits limits, PrintStream log, Clock clock) {
    this(limits, new StartGate(Runtime.getRuntime().availableProcessors()), log, clock);
  }

  FunctionProcesses(PoolLimits limits, StartGate gate, PrintStream log, Clock clock) {
    this.limits = limits;
    this.gate = gate;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Starts the warm processes of every function and waits until each asks for its first event.
   *
   * @return what went wrong, by function name
   */
  public Map<String, Failure> start(List<FunctionSpec> functions) {
    for (FunctionSpec function : functions) {
      pools.put(function.name(), new FunctionPool(function, limits, gate, runtimeApi, log, clock));
    }
    Map<String, Failure> failures = new ConcurrentHashMap<>();
    forEachPool((name, pool) -> {
      try {
        pool.warmUp().ifPresent(failure -> failures.put(name, failure));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    return failures;
  }

  @Override
  public boolean knows(String functionName) {
    return pools.containsKey(functionName);
  }

  @Override
  public ResponsePipe invoke(Invocation invocation) {
    FunctionPool pool = pools.get(invocation.functionName());
    if (pool != null) {
      return pool.invoke(invocation);
    }
    invocation.event().letGo();
    return ResponsePipe.failed(
        Failure.of(
            Failure.Kind.RUNTIME_EXIT, "ResourceNotFoundException", "There is no such function"));
  }

  @Override
  public void close() {
    forEachPool((name, pool) -> pool.close());
    runtimeApi.close();
  }

  private void forEachPool(BiConsumer<String, FunctionPool> action) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      pools.forEach((name, pool) -> threads.execute(() -> action.accept(name, pool)));
    }
  }
}
