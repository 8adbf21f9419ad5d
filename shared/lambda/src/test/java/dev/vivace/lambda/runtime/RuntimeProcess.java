package dev.vivace.lambda.runtime;

import java.io.IOException;

/** The function that {@link RuntimeProcessTest} runs in a process of its own. */
final class RuntimeProcess {
  private RuntimeProcess() {}

  public static void main(String[] arguments) {
    LambdaRuntime.main(
        System.getenv(),
        () -> {
          if (arguments[0].equals("broken")) {
            throw new IOException("no configuration");
          }
          return (event, output, context) -> context.getLogger().log("hello");
        });
  }
}
