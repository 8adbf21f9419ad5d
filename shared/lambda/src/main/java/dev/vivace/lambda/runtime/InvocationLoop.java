package dev.vivace.lambda.runtime;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;

/** Takes one event after the other and gives it to the handler. */
final class InvocationLoop implements Closeable {
  private static final System.Logger LOG = System.getLogger(InvocationLoop.class.getName());

  private final RuntimeEnvironment environment;
  private final RequestStreamHandler handler;
  private final Clock clock;
  private final RuntimeApiClient client;
  private volatile boolean stopping;
  private volatile boolean waiting;

  InvocationLoop(RuntimeEnvironment environment, RequestStreamHandler handler, Clock clock) {
    this.environment = environment;
    this.handler = handler;
    this.clock = clock;
    this.client = new RuntimeApiClient(environment);
  }

  /**
   * Runs until {@link #close}, or until the handler is spent.
   *
   * @throws IOException if the Runtime API is gone
   */
  void run() throws IOException {
    for (Optional<Invocation> next = next();
        next.isPresent();
        next = isSpent() ? Optional.empty() : next()) {
      Invocation invocation = next.get();
      try (LoggedRequest _ = LoggedRequest.begin(invocation.requestId())) {
        invoke(invocation);
      }
    }
  }

  /** Whether the handler is one that has done all it is good for. */
  boolean isSpent() {
    return handler instanceof PerishableHandler perishable && perishable.isSpent();
  }

  private Optional<Invocation> next() throws IOException {
    waiting = true;
    try {
      return stopping ? Optional.empty() : Optional.of(client.next());
    } catch (IOException gone) {
      if (stopping) {
        return Optional.empty();
      }
      throw gone;
    } finally {
      waiting = false;
    }
  }

  private void invoke(Invocation invocation) {
    if (environment.maxConcurrency() == 1) {
      // The AWS SDK reads the trace header from here.
      invocation
          .traceId()
          .ifPresent(trace -> System.setProperty("com.amazonaws.xray.traceHeader", trace));
    }
    try (InvocationResponse response = new InvocationResponse(client, invocation.requestId())) {
      handle(invocation, response);
    } catch (IOException undelivered) {
      LOG.log(Level.WARNING, "The end of the response could not be delivered", undelivered);
    }
  }

  private void handle(Invocation invocation, InvocationResponse response) throws IOException {
    try {
      handler.handleRequest(
          new ByteArrayInputStream(invocation.event()),
          response,
          new InvocationContext(environment, invocation, clock));
    } catch (Throwable failure) { // whatever a handler throws, Lambda is told and the loop goes on
      LOG.log(Level.ERROR, "The handler failed", failure);
      report(invocation, response, new LambdaError(failure));
      if (failure instanceof VirtualMachineError broken) {
        throw broken;
      }
      return;
    }
    response.finish();
  }

  private void report(Invocation invocation, InvocationResponse response, LambdaError error)
      throws IOException {
    if (response.hasBegun()) {
      response.failMidstream(error);
    } else {
      client.fail(invocation.requestId(), error);
    }
  }

  /** Ends {@link #run} once the invocation at hand has ended; ends a wait for the next at once. */
  @Override
  public void close() throws IOException {
    stopping = true;
    if (waiting) {
      client.close();
    }
  }
}
