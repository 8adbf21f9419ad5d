package dev.vivace.testkit.gateway;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A REST proxy event; every {@code with} answers a copy. */
public final class GatewayEvent {
  /** The address that the request context has; a function's links are made of it. */
  public static final String BASE_URL = "https://api.example.test/v1";

  public static final String REQUEST_ID = "gateway-request-id";

  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, @Nullable Object> members;

  private GatewayEvent(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  /**
   * An event without a body.
   *
   * @param resource the route's template, such as <code>/media/{mediaId}</code>
   */
  public static GatewayEvent of(String method, String resource) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("resource", resource);
    members.put("path", resource);
    members.put("httpMethod", method);
    members.put("multiValueHeaders", Map.of());
    members.put("multiValueQueryStringParameters", null);
    members.put("pathParameters", null);
    members.put(
        "requestContext",
        Map.of("requestId", REQUEST_ID, "domainName", "api.example.test", "stage", "v1"));
    members.put("body", null);
    members.put("isBase64Encoded", false);
    return new GatewayEvent(members);
  }

  public GatewayEvent withPathParameter(String name, String value) {
    return withPathParameters(Map.of(name, value));
  }

  public GatewayEvent withPathParameters(Map<String, String> values) {
    return with("pathParameters", values);
  }

  public GatewayEvent withQuery(String name, String value) {
    return with(
        "multiValueQueryStringParameters", adding("multiValueQueryStringParameters", name, value));
  }

  public GatewayEvent withHeader(String name, String value) {
    return with("multiValueHeaders", adding("multiValueHeaders", name, value));
  }

  public GatewayEvent withBody(byte[] body) {
    return with("body", Base64.getEncoder().encodeToString(body)).with("isBase64Encoded", true);
  }

  public GatewayEvent withBody(String text) {
    return with("body", text);
  }

  /** The event as Lambda hands it over, in UTF-8. */
  public byte[] toJson() {
    return JSON.writeValueAsBytes(members);
  }

  private Map<String, Object> adding(String member, String name, String value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (members.get(member) instanceof Map<?, ?> present) {
      present.forEach((key, values) -> fields.put(String.valueOf(key), values));
    }
    fields.put(name, List.of(value));
    return fields;
  }

  private GatewayEvent with(String member, Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(members);
    copy.put(member, value);
    return new GatewayEvent(copy);
  }
}
