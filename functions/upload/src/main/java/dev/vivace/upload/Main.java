package dev.vivace.upload;

import dev.vivace.lambda.runtime.LambdaRuntime;
import java.util.Map;

/** The upload function as a process. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    LambdaRuntime.main(environment, () -> new UploadFunction(environment));
  }
}
