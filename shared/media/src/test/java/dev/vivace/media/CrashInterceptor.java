package dev.vivace.media;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** A process that dies right after S3 has carried out its n-th request, before it hears of it. */
public final class CrashInterceptor implements ExecutionInterceptor {
  private final int lastRequest;
  private final List<String> carriedOut = new ArrayList<>();

  public CrashInterceptor(int lastRequest) {
    this.lastRequest = lastRequest;
  }

  /** Thrown in place of the answer. */
  public static final class Crash extends RuntimeException {
    Crash(String after) {
      super("crashed after " + after);
    }
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    carriedOut.add(operation);
    if (carriedOut.size() >= lastRequest) {
      throw new Crash(operation);
    }
  }

  public List<String> carriedOut() {
    return carriedOut;
  }
}
