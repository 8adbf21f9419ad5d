package dev.vivace.testkit.gateway;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.jspecify.annotations.Nullable;

/** A context whose values never matter. */
public final class FakeContext implements Context {
  private final int remainingMs;

  /** Of an invocation that is about to end. */
  public FakeContext() {
    this(1);
  }

  /**
   * @param remainingMs what is left of the invocation's time, for ever
   */
  public FakeContext(int remainingMs) {
    this.remainingMs = remainingMs;
  }

  @Override
  public String getAwsRequestId() {
    return "lambda-id";
  }

  @Override
  public String getLogGroupName() {
    return "";
  }

  @Override
  public String getLogStreamName() {
    return "";
  }

  @Override
  public String getFunctionName() {
    return "";
  }

  @Override
  public String getFunctionVersion() {
    return "";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "";
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return remainingMs;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1;
  }

  @Override
  public @Nullable LambdaLogger getLogger() {
    return null;
  }
}
