package dev.vivace.signal;

import dev.vivace.lambda.gateway.Integration;
import dev.vivace.lambda.runtime.LambdaRuntime;
import dev.vivace.media.wiring.MediaFunction;
import dev.vivace.media.wiring.Variables;
import dev.vivace.realtime.wiring.RealtimeConfiguration;
import java.util.Map;

/** The signalling function as a process; also the handler class for AWS's own Java runtime. */
public final class Main extends MediaFunction {
  /** Configured by the process's environment, as AWS's own Java runtime makes a handler. */
  public Main() {
    this(System.getenv());
  }

  /**
   * Configured by a given environment.
   *
   * @throws IllegalArgumentException if a variable is missing or wrong; the message names it
   */
  public Main(Map<String, String> environment) {
    RealtimeConfiguration.ofSignal(new Variables(environment));
    super(environment, SignalFunction.class, Integration.BUFFERED);
  }

  /** Runs until Lambda ends the process. */
  public static void main(String[] arguments) {
    LambdaRuntime.main(System.getenv(), Main::new);
  }
}
