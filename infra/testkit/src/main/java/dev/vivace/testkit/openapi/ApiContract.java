package dev.vivace.testkit.openapi;

import dev.vivace.testkit.gateway.GatewayAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares requests and answers with the document. */
public final class ApiContract {
  private static final ApiDocument DOCUMENT = ApiDocument.read();
  private static final Schemas SCHEMAS = new Schemas(DOCUMENT);
  private static final Set<String> EVERYWHERE = Set.of("access_token", "_");

  /** Of every answer, or added to whatever an answer is. */
  private static final Set<String> COMMON_FIELDS =
      Set.of(
          "content-type",
          "x-content-type-options",
          "vary",
          "access-control-allow-origin",
          "access-control-expose-headers");

  private ApiContract() {}

  /**
   * All of an exchange that is not as the document has it. A request that was refused may be
   * anything.
   *
   * @param event the request as API Gateway hands it over, in JSON
   */
  public static List<String> complaints(String event, GatewayAnswer answer) {
    JsonNode request = JsonMapper.shared().readTree(event);
    String route =
        request.path("httpMethod").asString() + " " + request.path("resource").asString();
    Optional<Operation> operation = DOCUMENT.operation(route);
    if (operation.isEmpty()) {
      return List.of("there is no " + route);
    }
    List<String> complaints = new ArrayList<>(ofAnswer(operation.get(), answer));
    if (answer.status() < 400) {
      complaints.addAll(ofRequest(operation.get(), request));
    }
    return complaints;
  }

  private static List<String> ofRequest(Operation operation, JsonNode request) {
    if (operation.method().equals("OPTIONS")) {
      return List.of();
    }
    List<String> complaints = new ArrayList<>();
    for (Map.Entry<String, String> place :
        Map.of(
                "path", "pathParameters",
                "query", "multiValueQueryStringParameters",
                "header", "multiValueHeaders")
            .entrySet()) {
      complaints.addAll(ofParameters(operation, place.getKey(), request.path(place.getValue())));
    }
    byte[] body = body(request);
    if (operation.bodies().isMissingNode()) {
      return complaints; // it is not looked at
    }
    if (body.length > 0) {
      complaints.addAll(ofBody(operation, contentType(request), body));
    } else if (operation.json().at("/requestBody/required").asBoolean(false)) {
      complaints.add("there is no body");
    }
    return complaints;
  }

  private static List<String> ofParameters(Operation operation, String in, JsonNode given) {
    List<String> complaints = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : given.properties()) {
      String text =
          member.getValue().isArray()
              ? member.getValue().path(0).asString()
              : member.getValue().asString();
      Optional<Parameter> parameter = operation.parameter(in, member.getKey());
      if (parameter.isPresent()) {
        JsonNode schema = parameter.get().schema();
        JsonNode value = Parameter.value(text, DOCUMENT.resolved(schema));
        SCHEMAS.complaints(schema, value).forEach(error -> complaints.add(member.getKey() + error));
      } else if (!in.equals("header") && !EVERYWHERE.contains(member.getKey())) {
        complaints.add("there is no parameter " + member.getKey() + " in the " + in);
      }
    }
    for (Parameter parameter : operation.parameters(in)) {
      boolean there =
          given.propertyNames().stream()
              .anyMatch(
                  name -> operation.parameter(in, name).filter(parameter::equals).isPresent());
      if (parameter.required() && !there) {
        complaints.add(parameter.name() + " is missing");
      }
    }
    return complaints;
  }

  private static List<String> ofBody(Operation operation, String contentType, byte[] body) {
    JsonNode content = operation.bodies();
    boolean ofOneType = content.size() == 1;
    Optional<JsonNode> entry =
        ofOneType ? Optional.of(content.iterator().next()) : MediaTypes.entry(content, contentType);
    if (entry.isEmpty()) {
      return List.of("there is no body of the type " + contentType);
    }
    boolean json = ofOneType ? content.has("application/json") : MediaTypes.isJson(contentType);
    return json && !operation.path().equals("/media")
        ? ofJson(entry.get().path("schema"), body)
        : List.of();
  }

  private static List<String> ofAnswer(Operation operation, GatewayAnswer answer) {
    JsonNode response =
        DOCUMENT.resolved(
            operation.json().path("responses").path(Integer.toString(answer.status())));
    if (response.isMissingNode()) {
      return List.of("there is no status " + answer.status());
    }
    List<String> complaints = new ArrayList<>();
    for (String name : answer.headerNames()) {
      boolean told =
          response.path("headers").propertyNames().stream().anyMatch(name::equalsIgnoreCase);
      // A problem is never stored, and a HEAD tells its length.
      boolean always = answer.status() >= 400 && name.equals("Cache-Control");
      boolean length = operation.method().equals("HEAD") && name.equals("Content-Length");
      if (!told && !always && !length && !COMMON_FIELDS.contains(name.toLowerCase(Locale.ROOT))) {
        complaints.add("there is no header field " + name + " of " + answer.status());
      }
    }
    if (answer.body().length > 0) {
      complaints.addAll(ofBody(response, answer));
    }
    return complaints;
  }

  private static List<String> ofBody(JsonNode response, GatewayAnswer answer) {
    String type = answer.header("Content-Type").orElse("");
    if (answer.status() >= 400 && type.startsWith("text/html")) {
      return List.of(); // a problem as a page, for browsers
    }
    return MediaTypes.entry(response.path("content"), type)
        .map(entry ->
            MediaTypes.isJson(type)
                ? ofJson(entry.path("schema"), answer.body())
                : List.<String>of())
        .orElseGet(() -> List.of("there is no " + type + " of " + answer.status()));
  }

  private static List<String> ofJson(JsonNode schema, byte[] body) {
    try {
      return SCHEMAS.complaints(schema, JsonMapper.shared().readTree(body));
    } catch (JacksonException notJson) {
      return List.of("no JSON: " + notJson.getOriginalMessage());
    }
  }

  private static String contentType(JsonNode request) {
    return request.path("multiValueHeaders").properties().stream()
        .filter(field -> field.getKey().equalsIgnoreCase("Content-Type"))
        .map(field -> field.getValue().path(0).asString())
        .findFirst()
        .orElse("application/octet-stream");
  }

  private static byte[] body(JsonNode request) {
    String text = request.path("body").asString("");
    return request.path("isBase64Encoded").asBoolean(false)
        ? Base64.getDecoder().decode(text)
        : text.getBytes(StandardCharsets.UTF_8);
  }
}
