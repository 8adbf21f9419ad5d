package dev.vivace.local.runtimeapi;

import dev.vivace.local.invocation.Invocation;
import dev.vivace.local.invocation.ResponsePipe;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** An invocation that has a process. */
public final class RunningInvocation {
  private final String requestId;
  private final String functionArn;
  private final Instant deadline;
  private final Invocation invocation;
  private final ResponsePipe response;
  private final AtomicBoolean answered = new AtomicBoolean();

  /**
   * An invocation to be handed to a runtime.
   *
   * @param requestId Lambda's request id
   * @param functionArn the ARN that was invoked
   * @param deadline when the function's time is up
   * @param invocation what was asked for
   * @param response where the answer goes
   */
  public RunningInvocation(
      String requestId,
      String functionArn,
      Instant deadline,
      Invocation invocation,
      ResponsePipe response) {
    this.requestId = requestId;
    this.functionArn = functionArn;
    this.deadline = deadline;
    this.invocation = invocation;
    this.response = response;
  }

  String requestId() {
    return requestId;
  }

  String functionArn() {
    return functionArn;
  }

  Instant deadline() {
    return deadline;
  }

  Invocation invocation() {
    return invocation;
  }

  ResponsePipe response() {
    return response;
  }

  /** True the first time: an invocation is answered once. */
  boolean claimAnswer() {
    return answered.compareAndSet(false, true);
  }

  boolean isAnswered() {
    return answered.get();
  }
}
