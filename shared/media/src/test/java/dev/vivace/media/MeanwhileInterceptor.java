package dev.vivace.media;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Lets something happen right before the n-th request of a kind is sent: what another process does
 * meanwhile, or a failure that is none of S3's.
 */
public final class MeanwhileInterceptor implements ExecutionInterceptor {
  private final Class<? extends SdkRequest> kind;
  private final int number;
  private final Runnable event;
  private final AtomicInteger seen = new AtomicInteger();

  /**
   * @param number which one of the kind, from 1
   */
  public MeanwhileInterceptor(Class<? extends SdkRequest> kind, int number, Runnable event) {
    this.kind = kind;
    this.number = number;
    this.event = event;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (kind.isInstance(context.request()) && seen.incrementAndGet() == number) {
      event.run();
    }
  }
}
