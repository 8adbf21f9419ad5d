package dev.vivace.media.wiring;

import dev.vivace.lambda.http.ApiGatewayHandler;
import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.Integration;
import dev.vivace.media.http.MediaRefusals;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** The beans of one function, wired at compile time; closing it closes its clients. */
public final class FunctionContext implements AutoCloseable {
  private final ApplicationContext beans;

  private FunctionContext(ApplicationContext beans) {
    this.beans = beans;
  }

  /**
   * Reads the configuration and starts the context. S3 is not asked anything.
   *
   * @param environment the process's environment variables
   * @throws IllegalArgumentException if a variable is missing or wrong; the message names it
   */
  public static FunctionContext start(Map<String, String> environment) {
    return new FunctionContext(
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .deduceCloudEnvironment(false)
            .enableDefaultPropertySources(false)
            .environmentPropertySource(false)
            .banner(false)
            .singletons(MediaConfiguration.from(environment), AwsConfiguration.from(environment))
            .start());
  }

  /**
   * Puts an application behind API Gateway, with what all functions do alike: problems of media,
   * CORS, the form of the integration.
   *
   * @param application a bean that answers requests
   */
  public ApiGatewayHandler handler(
      Class<? extends HttpHandler> application, Integration integration) {
    return new ApiGatewayHandler(
        new MediaRefusals(beans.getBean(application)),
        integration,
        beans.getBean(MediaConfiguration.class).cors());
  }

  @Override
  public void close() {
    beans.close();
  }
}
