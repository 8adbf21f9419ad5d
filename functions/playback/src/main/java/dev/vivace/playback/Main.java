package dev.vivace.playback;

import dev.vivace.lambda.gateway.Integration;
import dev.vivace.lambda.runtime.LambdaRuntime;
import dev.vivace.media.wiring.MediaFunction;
import java.util.Map;

/** The playback function as a process; also the handler class for AWS's own Java runtime. */
public final class Main extends MediaFunction {
  /** Configured by the process's environment, as AWS's own Java runtime makes a handler. */
  public Main() {
    this(System.getenv());
  }

  /**
   * @throws IllegalArgumentException if a variable is missing or wrong; the message names it
   */
  public Main(Map<String, String> environment) {
    super(environment, PlaybackFunction.class, Integration.BUFFERED);
  }

  public static void main(String[] arguments) {
    LambdaRuntime.main(System.getenv(), Main::new);
  }
}
