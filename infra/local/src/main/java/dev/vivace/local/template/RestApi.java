package dev.vivace.local.template;

import java.util.List;
import java.util.Map;

/**
 * The template's REST API.
 *
 * @param stage name of its stage
 * @param binaryMediaTypes media types whose bodies are base64 in events; {@code *}{@code /*} is all
 *     of them
 * @param clientErrorHeaders headers of the gateway's own 4xx answers ({@code DEFAULT_4XX})
 * @param serverErrorHeaders headers of the gateway's own 5xx answers ({@code DEFAULT_5XX})
 * @param routes every route, in the template's order
 */
public record RestApi(
    String stage,
    List<String> binaryMediaTypes,
    Map<String, String> clientErrorHeaders,
    Map<String, String> serverErrorHeaders,
    List<Route> routes) {

  public RestApi {
    binaryMediaTypes = List.copyOf(binaryMediaTypes);
    clientErrorHeaders = Map.copyOf(clientErrorHeaders);
    serverErrorHeaders = Map.copyOf(serverErrorHeaders);
    routes = List.copyOf(routes);
  }
}
