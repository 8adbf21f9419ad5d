package dev.vivace.local.template;

import java.util.List;

/**
 * The template's REST API.
 *
 * @param stage name of its stage
 * @param binaryMediaTypes media types whose bodies are base64 in events; {@code *}{@code /*} is all
 *     of them
 * @param responses the gateway's own error answers
 * @param throttles limits of rate and burst; the local stack keeps to them if it is told to
 * @param routes every route, in the template's order
 */
public record RestApi(
    String stage,
    List<String> binaryMediaTypes,
    GatewayResponses responses,
    List<MethodThrottle> throttles,
    List<Route> routes) {

  public RestApi {
    binaryMediaTypes = List.copyOf(binaryMediaTypes);
    throttles = List.copyOf(throttles);
    routes = List.copyOf(routes);
  }

  /** The same without limits of rate and burst. */
  public RestApi unthrottled() {
    return new RestApi(stage, binaryMediaTypes, responses, List.of(), routes);
  }
}
