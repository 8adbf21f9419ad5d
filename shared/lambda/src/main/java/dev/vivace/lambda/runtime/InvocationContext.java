package dev.vivace.lambda.runtime;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The invocation as a handler may know it. */
final class InvocationContext implements Context {
  private final RuntimeEnvironment environment;
  private final Invocation invocation;
  private final Clock clock;

  InvocationContext(RuntimeEnvironment environment, Invocation invocation, Clock clock) {
    this.environment = environment;
    this.invocation = invocation;
    this.clock = clock;
  }

  @Override
  public String getAwsRequestId() {
    return invocation.requestId();
  }

  @Override
  public String getLogGroupName() {
    return environment.logGroupName();
  }

  @Override
  public String getLogStreamName() {
    return environment.logStreamName();
  }

  @Override
  public String getFunctionName() {
    return environment.functionName();
  }

  @Override
  public String getFunctionVersion() {
    return environment.functionVersion();
  }

  @Override
  public String getInvokedFunctionArn() {
    return invocation.functionArn();
  }

  /** Null, as AWS's contract has it: functions behind API Gateway have no Cognito identity pool. */
  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  /** Null, as AWS's contract has it: only the mobile SDK sends a client context. */
  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return invocation.remainingMs(clock);
  }

  @Override
  public int getMemoryLimitInMB() {
    return environment.memoryMegabytes();
  }

  @Override
  public LambdaLogger getLogger() {
    return new ContextLogger();
  }

  @Override
  public @Nullable String getXrayTraceId() {
    return invocation.traceId().orElse(null);
  }
}
