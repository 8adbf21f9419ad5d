package dev.vivace.media.wiring;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.vivace.lambda.access.AccessCheck;
import dev.vivace.lambda.access.OpenAccess;
import dev.vivace.lambda.access.TokenVerifier;
import dev.vivace.lambda.forwarded.Addresses;
import dev.vivace.lambda.forwarded.ApiAddresses;
import dev.vivace.lambda.gateway.ApiGatewayHandler;
import dev.vivace.lambda.gateway.Integration;
import dev.vivace.lambda.http.Application;
import dev.vivace.lambda.http.Failures;
import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.Routes;
import dev.vivace.lambda.token.LastingLinks;
import io.micronaut.context.BeanContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/**
 * An application behind API Gateway, its beans wired at compile time, with what all functions do
 * alike: access, which addresses an answer has, answers to failures, CORS, the form of the
 * integration. Every bean that is {@link Failures} is asked what a failure is. Closing it closes
 * the clients.
 */
public class MediaFunction implements RequestStreamHandler, AutoCloseable {
  private final BeanContext beans;
  private final Routes routes;
  private final RequestStreamHandler handler;

  /**
   * Reads the configuration and wires the application. S3 and Secrets Manager are not asked
   * anything.
   *
   * @param environment the process's environment variables
   * @param application a bean that answers requests
   * @param integration how its routes are integrated
   * @throws IllegalArgumentException if a variable is missing or wrong; the message names it
   */
  public MediaFunction(
      Map<String, String> environment,
      Class<? extends Application> application,
      Integration integration) {
    this(FunctionBeans.start(environment), application, integration);
  }

  /**
   * Makes a function of beans that are wired already; it closes them.
   *
   * @param application a bean that answers requests
   * @param integration how its routes are integrated
   */
  public MediaFunction(
      BeanContext beans, Class<? extends Application> application, Integration integration) {
    this.beans = beans;
    MediaConfiguration configuration = beans.getBean(MediaConfiguration.class);
    AccessConfiguration access = beans.getBean(AccessConfiguration.class);
    routes =
        beans
            .getBean(application)
            .routes()
            .after(Addresses.ADDRESSES, beans.getBean(ApiAddresses.class)::check);
    handler =
        new ApiGatewayHandler(
            guarded(routes, access.mode()), this::problemOf, integration, configuration.cors());
  }

  /** The table of its routes. */
  public Routes routes() {
    return routes;
  }

  private HttpHandler guarded(Routes application, AccessConfiguration.Mode mode) {
    LastingLinks links = beans.getBean(LastingLinks.class);
    // Made in both modes: a cache of classes is trained in one, and holds what a start of it needs.
    HttpHandler open = new OpenAccess(application, links);
    return switch (mode) {
      case OPEN -> open;
      case CLOSED -> new AccessCheck(application, beans.getBean(TokenVerifier.class), links);
    };
  }

  private Optional<Problem> problemOf(Exception failure) {
    return beans.getBeansOfType(Failures.class).stream()
        .map(known -> known.problemOf(failure))
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream output, Context context)
      throws IOException {
    handler.handleRequest(event, output, context);
  }

  @Override
  public void close() {
    beans.close();
  }
}
