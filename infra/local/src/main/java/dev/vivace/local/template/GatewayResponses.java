package dev.vivace.local.template;

import java.util.Map;
import java.util.Optional;

/**
 * The gateway's own error answers, as the template has them. As on AWS a type that is described
 * itself takes nothing from {@code DEFAULT_4XX} and {@code DEFAULT_5XX}.
 *
 * @param byType by the name of the response type, such as {@code THROTTLED}
 */
public record GatewayResponses(Map<String, GatewayResponse> byType) {
  private static final GatewayResponse PLAIN =
      new GatewayResponse(Optional.empty(), Map.of(), Optional.empty());

  public GatewayResponses {
    byType = Map.copyOf(byType);
  }

  /**
   * A body with variables in it.
   *
   * @param contentType media type of the body
   */
  public record BodyTemplate(String contentType, String text) {
    private static final BodyTemplate PLAIN =
        new BodyTemplate("application/json", "{\"message\":$context.error.messageString}");
  }

  /**
   * One kind of error answer.
   *
   * @param status a status in place of the type's own
   * @param headers header fields of the answer
   * @param template of a body in place of the type's own
   */
  public record GatewayResponse(
      Optional<Integer> status, Map<String, String> headers, Optional<BodyTemplate> template) {
    public GatewayResponse {
      headers = Map.copyOf(headers);
    }

    /** The media type of the body. */
    public String contentType() {
      return template.orElse(BodyTemplate.PLAIN).contentType();
    }

    /**
     * The body for a message and a request; of the variables that a template may have, those of the
     * message and the request's id count.
     */
    public String body(String message, String requestId) {
      String quoted = "\"" + message + "\"";
      return template
          .orElse(BodyTemplate.PLAIN)
          .text()
          .replace("$context.error.messageString", quoted)
          .replace("$context.error.message", message)
          .replace("$context.requestId", requestId);
    }
  }

  /** The answer of a type whose own status is this one. */
  public GatewayResponse of(String type, int status) {
    GatewayResponses.GatewayResponse defaults =
        byType.getOrDefault(status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX", PLAIN);
    return byType.getOrDefault(type, defaults);
  }
}
