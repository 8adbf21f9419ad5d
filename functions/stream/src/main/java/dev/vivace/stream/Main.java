package dev.vivace.stream;

import dev.vivace.lambda.http.Integration;
import dev.vivace.lambda.runtime.LambdaRuntime;
import dev.vivace.media.wiring.FunctionContext;

/** The stream function's process. */
public final class Main {
  private Main() {}

  /** Runs until Lambda ends it. */
  public static void main(String[] arguments) {
    LambdaRuntime.main(
        System.getenv(),
        () ->
            FunctionContext.start(System.getenv())
                .handler(StreamFunction.class, Integration.STREAMED));
  }
}
