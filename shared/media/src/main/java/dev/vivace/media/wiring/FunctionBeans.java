package dev.vivace.media.wiring;

import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanContextConfiguration;
import io.micronaut.context.DefaultBeanContext;
import java.time.Clock;
import java.util.Map;

/**
 * The beans of a function, made when they are first asked for. The context is one of beans alone:
 * properties and environments, which Micronaut's ApplicationContext reads at a start, are not used.
 */
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
  public static BeanContext start(Map<String, String> environment) {
    return start(environment, Clock.systemUTC());
  }

  /** As {@link #start(Map)}, by another clock: one that a test sets. */
  public static BeanContext start(Map<String, String> environment, Clock clock) {
    return new DefaultBeanContext(new OnDemand())
        .registerSingleton(clock)
        .registerSingleton(new Variables(environment))
        .registerSingleton(MediaConfiguration.from(environment))
        .registerSingleton(AccessConfiguration.from(environment))
        .registerSingleton(AwsConfiguration.from(environment))
        .registerSingleton(CloudFrontConfiguration.from(environment))
        .start();
  }

  /** Nobody listens to the context's events, and no bean is wanted before it is asked for. */
  private static final class OnDemand implements BeanContextConfiguration {
    @Override
    public boolean eagerBeansEnabled() {
      return false;
    }

    @Override
    public boolean eventsEnabled() {
      return false;
    }
  }
}
