package dev.vivace.media.wiring;

import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.util.Map;

/** The beans of a function, made when they are first asked for. */
public final class FunctionBeans {
  private FunctionBeans() {}

  /**
   * Reads the configuration and wires the beans. S3 and Secrets Manager are not asked anything.
   *
   * @param environment the process's environment variables, also a bean of their own: {@link
   *     Variables}
   * @return the caller closes it, and with it the clients
   * @throws IllegalArgumentException if a variable is missing or wrong; the message names it
   */
  public static ApplicationContext start(Map<String, String> environment) {
    return start(environment, Clock.systemUTC());
  }

  /** As {@link #start(Map)}, by another clock: one that a test sets. */
  public static ApplicationContext start(Map<String, String> environment, Clock clock) {
    return ApplicationContext.builder()
        .deduceEnvironment(false)
        .deduceCloudEnvironment(false)
        .enableDefaultPropertySources(false)
        .environmentPropertySource(false)
        .banner(false)
        .singletons(
            clock,
            new Variables(environment),
            MediaConfiguration.from(environment),
            AccessConfiguration.from(environment),
            AwsConfiguration.from(environment),
            CloudFrontConfiguration.from(environment))
        .start();
  }
}
