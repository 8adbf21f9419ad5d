package dev.vivace.peer;

import com.amazonaws.services.lambda.runtime.Context;
import dev.vivace.lambda.runtime.LambdaRuntime;
import dev.vivace.lambda.runtime.PerishableHandler;
import dev.vivace.media.wiring.FunctionBeans;
import dev.vivace.peer.natives.WebRtc;
import dev.vivace.peer.session.PeerSessions;
import io.micronaut.context.BeanContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;

/** The peer function as a process; also the handler class for AWS's own Java runtime. */
public final class Main implements PerishableHandler, AutoCloseable {
  private static final String MEMORY = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";
  private static final String UNKNOWN_MEMORY = "1024";

  private final BeanContext beans;
  private final PeerSessions sessions;
  private final Clock clock;
  private final ProcessLife life;

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
    beans = FunctionBeans.start(environment);
    beans.getBean(WebRtc.class).prepare();
    sessions = beans.getBean(PeerSessions.class);
    clock = beans.getBean(Clock.class);
    life = ProcessLife.of(Integer.parseInt(environment.getOrDefault(MEMORY, UNKNOWN_MEMORY)));
  }

  /** Runs until Lambda ends the process. */
  public static void main(String[] arguments) {
    LambdaRuntime.main(System.getenv(), Main::new);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream output, Context context)
      throws IOException {
    PeerInvocation invocation = PeerInvocation.read(event);
    sessions.run(
        invocation.sessionId(), clock.instant().plusMillis(context.getRemainingTimeInMillis()));
  }

  @Override
  public boolean isSpent() {
    return life.isSpent(sessions.begun()) || sessions.leaveWorkBehind();
  }

  @Override
  public void close() {
    beans.close();
  }
}
