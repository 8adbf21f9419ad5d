package dev.vivace.local.process;

import dev.vivace.local.invocation.Failure;
import dev.vivace.local.invocation.Invocation;
import dev.vivace.local.invocation.ResponsePipe;
import dev.vivace.local.runtimeapi.RunningInvocation;
import dev.vivace.local.runtimeapi.RuntimeApi;
import dev.vivace.local.runtimeapi.RuntimeSession;
import dev.vivace.local.runtimeapi.RuntimeSession.Readiness;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The processes of one function. */
final class FunctionPool implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(FunctionPool.class.getName());

  /** A start that takes longer than this part of its limit is spoken of. */
  private static final int SLOW_PART = 12;

  private final FunctionSpec spec;
  private final PoolLimits limits;
  private final StartGate gate;
  private final RuntimeApi runtimeApi;
  private final PrintStream log;
  private final Clock clock;
  private final ProcessRoster roster;
  private final Thread reaper;

  /**
   * A pool without processes.
   *
   * @param gate shared with the pools of other functions
   */
  FunctionPool(
      FunctionSpec spec,
      PoolLimits limits,
      StartGate gate,
      RuntimeApi runtimeApi,
      PrintStream log,
      Clock clock) {
    this.spec = spec;
    this.limits = limits;
    this.gate = gate;
    this.runtimeApi = runtimeApi;
    this.log = log;
    this.clock = clock;
    this.roster = new ProcessRoster(limits, () -> Thread.ofVirtual().start(this::startOne));
    this.reaper = Thread.ofVirtual().start(this::endIdleProcesses);
  }

  /**
   * Starts what is missing of the warm processes and waits until each asks for its first event; the
   * failure of one that does not.
   */
  Optional<Failure> warmUp() throws InterruptedException {
    while (roster.reserveWarm()) {
      Optional<Failure> failure = start();
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  ResponsePipe invoke(Invocation invocation) {
    ResponsePipe response = new ResponsePipe();
    Thread.ofVirtual().name(spec.name()).start(() -> run(invocation, response));
    return response;
  }

  private void run(Invocation invocation, ResponsePipe response) {
    try {
      boolean served = false;
      while (!served) {
        served =
            switch (roster.acquire()) {
              case ProcessRoster.Slot.Free(FunctionProcess process) ->
                  serve(process, invocation, response);
              case ProcessRoster.Slot.Refused(Failure failure) -> {
                response.fail(failure);
                yield true;
              }
            };
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      response.fail(
          Failure.of(
              Failure.Kind.RUNTIME_EXIT, "Sandbox.Failure", "The invocation was interrupted"));
    } finally {
      invocation.event().letGo();
    }
  }

  private void startOne() {
    try {
      start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts a process for whichever request will be the first; the failure if it has none. */
  private Optional<Failure> start() throws InterruptedException {
    try (StartGate.Turn _ = gate.enter()) {
      return roster.isStillWanted() ? launch() : Optional.empty();
    }
  }

  private Optional<Failure> launch() throws InterruptedException {
    FunctionProcess process;
    try {
      process = FunctionProcess.start(spec, runtimeApi, log);
    } catch (IOException e) {
      LOG.log(Level.ERROR, () -> spec.name() + " cannot be started: " + e.getMessage());
      Failure failure =
          Failure.of(
              Failure.Kind.RUNTIME_EXIT,
              "Runtime.InvalidEntrypoint",
              "The bootstrap cannot be started");
      roster.notLaunched(failure);
      return Optional.of(failure);
    }
    if (!roster.launched(process)) {
      process.kill();
    }
    return initialise(process);
  }

  private Optional<Failure> initialise(FunctionProcess process) throws InterruptedException {
    RuntimeSession.Readiness readiness = awaitFirstPoll(process);
    if (readiness instanceof Readiness.Idle) {
      process.whenEnded(() -> replace(process));
      roster.ready(process);
      return Optional.empty();
    }
    process.kill();
    Failure failure =
        readiness instanceof Readiness.Lost(Failure reported)
            ? reported
            : Failure.of(
                Failure.Kind.RUNTIME_EXIT,
                "Sandbox.Timeout",
                "The function did not ask for an event within "
                    + limits.initTimeout().toSeconds()
                    + " s of its start");
    LOG.log(Level.ERROR, () -> spec.name() + " did not start: " + failure.payload());
    roster.notReady(process, failure);
    process.whenEnded(() -> roster.remove(process));
    return Optional.of(failure);
  }

  private Readiness awaitFirstPoll(FunctionProcess process) throws InterruptedException {
    Duration soon = limits.initTimeout().dividedBy(SLOW_PART);
    RuntimeSession.Readiness readiness = process.session().awaitIdle(soon);
    if (!(readiness instanceof Readiness.TooSlow)) {
      return readiness;
    }
    LOG.log(
        Level.WARNING,
        () ->
            spec.name()
                + " is slow to start: it has not asked for an event after "
                + soon.toMillis() / 1000.0
                + " s, of which it computed for "
                + process.cpuTime().toMillis() / 1000.0
                + " s. It has "
                + limits.initTimeout().toSeconds()
                + " s.");
    return process.session().awaitIdle(limits.initTimeout().minus(soon));
  }

  /** False if the process had ended before it could get the event: another one may have it. */
  private boolean serve(FunctionProcess process, Invocation invocation, ResponsePipe response)
      throws InterruptedException {
    long deadlineNanos = System.nanoTime() + spec.timeout().toNanos();
    RunningInvocation running =
        new RunningInvocation(
            UUID.randomUUID().toString(),
            spec.arn(),
            clock.instant().plus(spec.timeout()),
            invocation,
            response);
    roster.busy(process, response);
    if (!process.isAlive() || !process.session().submit(running)) {
      roster.remove(process);
      return false;
    }
    if (response.awaitEnd(spec.timeout())) {
      awaitNextPoll(process, Duration.ofNanos(deadlineNanos - System.nanoTime()));
    } else {
      response.fail(timedOut());
      process.kill();
    }
    return true;
  }

  private Failure timedOut() {
    return Failure.of(
        Failure.Kind.TIMED_OUT,
        "Sandbox.Timedout",
        "Task timed out after " + spec.timeout().toMillis() / 1000.0 + " seconds");
  }

  private void awaitNextPoll(FunctionProcess process, Duration timeout)
      throws InterruptedException {
    switch (process.session().awaitIdle(timeout)) {
      case Readiness.Idle() -> roster.free(process);
      case Readiness.Lost(Failure ignored) -> {}
      case Readiness.TooSlow() -> process.kill();
    }
  }

  /** A function keeps its warm processes, also after one has crashed. */
  private void replace(FunctionProcess crashed) {
    roster.remove(crashed);
    Thread.ofVirtual()
        .start(() -> {
          try {
            warmUp();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void endIdleProcesses() {
    try {
      while (true) {
        roster.awaitExpired().end(limits.grace());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends every process: SIGTERM, and SIGKILL after the grace. */
  @Override
  public void close() {
    reaper.interrupt();
    try (ExecutorService endings = Executors.newVirtualThreadPerTaskExecutor()) {
      roster.close().forEach(process -> endings.execute(() -> end(process)));
    }
  }

  private void end(FunctionProcess process) {
    try {
      process.end(limits.grace());
    } catch (InterruptedException e) {
      process.kill();
      Thread.currentThread().interrupt();
    }
  }
}
