package dev.vivace.media.live;

import dev.vivace.testkit.SimulatedTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Lets S3 stamp what processes store by the simulated clock, rather than by the machine's. */
public final class SimulatedStamps implements ExecutionInterceptor {
  private final SimulatedTime time;
  private final Map<String, Instant> stored = new ConcurrentHashMap<>();

  public SimulatedStamps(SimulatedTime time) {
    this.time = time;
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (context.request() instanceof PutObjectRequest put) {
      stored.put(put.key(), time.instant());
    }
  }

  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    if (!(context.response() instanceof ListObjectsV2Response listed)) {
      return context.response();
    }
    return listed.toBuilder()
        .contents(
            listed.contents().stream()
                .map(object ->
                    object.toBuilder()
                        .lastModified(stored.getOrDefault(object.key(), object.lastModified()))
                        .build())
                .toList())
        .build();
  }
}
