package dev.vivace.testkit.gateway;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A function's answer in the form of a buffered proxy integration. */
public final class GatewayAnswer {
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode answer;

  private GatewayAnswer(JsonNode answer) {
    this.answer = answer;
  }

  static GatewayAnswer parse(byte[] json) {
    return new GatewayAnswer(JSON.readTree(json));
  }

  public int status() {
    return answer.get("statusCode").asInt();
  }

  public Optional<String> header(String name) {
    return answer.path("multiValueHeaders").properties().stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .map(field -> field.getValue().get(0).asString())
        .findFirst();
  }

  /** The names of all header fields. */
  public List<String> headerNames() {
    return List.copyOf(answer.path("multiValueHeaders").propertyNames());
  }

  /** The body, decoded. */
  public byte[] body() {
    return Base64.getDecoder().decode(answer.get("body").asString());
  }

  /** The body as JSON. */
  public JsonNode json() {
    return JSON.readTree(body());
  }

  public URI location() {
    return URI.create(header("Location").orElseThrow());
  }

  /**
   * The last word of a problem's type, or nothing where the answer is no problem or, as to {@code
   * HEAD}, has no body.
   */
  public String slug() {
    boolean problem = header("Content-Type").filter("application/problem+json"::equals).isPresent();
    return problem && body().length > 0
        ? json().get("type").asString().replaceFirst("^urn:problem-type:vivace:", "")
        : "";
  }

  /** Status and, for a problem, its slug: {@code 404 unknown-media}. */
  public String outcome() {
    return (status() + " " + slug()).strip();
  }
}
