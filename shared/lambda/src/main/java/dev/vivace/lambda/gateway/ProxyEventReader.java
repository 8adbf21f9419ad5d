package dev.vivace.lambda.gateway;

import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.lambda.http.RequestContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a REST proxy event, payload format 1.0 (AWS, "Input format of a Lambda function for proxy
 * integration"). Members it does not know are passed over; null stands for absent.
 */
final class ProxyEventReader {
  private @Nullable String method;
  private @Nullable String resource;
  private @Nullable String body;
  private boolean base64;
  private Map<String, String> pathParameters = Map.of();
  private Map<String, List<String>> headers = Map.of();
  private Map<String, List<String>> singleHeaders = Map.of();
  private Map<String, List<String>> query = Map.of();
  private Map<String, List<String>> singleQuery = Map.of();
  private RequestContext context = new RequestContext("", "", "", "");

  private ProxyEventReader() {}

  /**
   * @param event JSON in UTF-8; read to its end, not closed
   * @throws MalformedEventException if it is no JSON object, has no method or resource, or a body
   *     that is no base64 though it says so
   * @throws IOException if it can't be read
   */
  static HttpRequest read(InputStream event) throws MalformedEventException, IOException {
    ProxyEventReader reader = new ProxyEventReader();
    EventJson json = new EventJson(event.readAllBytes());
    if (!json.enterObject()) {
      throw new MalformedEventException("The event is not a JSON object.");
    }
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      reader.member(name, json);
    }
    return reader.request();
  }

  private void member(String name, EventJson json) throws MalformedEventException {
    switch (name) {
      case "httpMethod" -> method = json.string();
      case "resource" -> resource = json.string();
      case "body" -> body = json.string();
      case "isBase64Encoded" -> base64 = json.isTrue();
      case "pathParameters" -> pathParameters = firstOfEach(stringLists(json));
      case "headers" -> singleHeaders = stringLists(json);
      case "multiValueHeaders" -> headers = stringLists(json);
      case "queryStringParameters" -> singleQuery = stringLists(json);
      case "multiValueQueryStringParameters" -> query = stringLists(json);
      case "requestContext" -> context = requestContext(json);
      default -> json.skip();
    }
  }

  private HttpRequest request() throws MalformedEventException {
    if (method == null || resource == null) {
      throw new MalformedEventException("The event has no httpMethod or no resource.");
    }
    return new HttpRequest(
        method,
        resource,
        pathParameters,
        new QueryParameters(query.isEmpty() ? singleQuery : query),
        Headers.of(headers.isEmpty() ? singleHeaders : headers),
        decodedBody(),
        context);
  }

  private byte[] decodedBody() throws MalformedEventException {
    if (body == null) {
      return new byte[0];
    }
    if (!base64) {
      return body.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException notBase64) {
      throw new MalformedEventException("The event's body is not base64 though it says so.");
    }
  }

  /** An object whose values are strings or arrays of strings; anything else counts as empty. */
  private static Map<String, List<String>> stringLists(EventJson json)
      throws MalformedEventException {
    Map<String, List<String>> result = new LinkedHashMap<>();
    if (!json.enterObject()) {
      return result;
    }
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      result.put(name, strings(json));
    }
    return result;
  }

  private static List<String> strings(EventJson json) throws MalformedEventException {
    if (!json.isArray()) {
      String value = json.string();
      return value == null ? List.of() : List.of(value);
    }
    List<String> values = new ArrayList<>(1);
    json.enterArray();
    while (json.nextElement()) {
      String value = json.string();
      if (value != null) {
        values.add(value);
      }
    }
    return List.copyOf(values);
  }

  private static Map<String, String> firstOfEach(Map<String, List<String>> lists) {
    Map<String, String> result = new HashMap<>();
    lists.forEach(
        (name, values) -> values.stream().findFirst().ifPresent(v -> result.put(name, v)));
    return result;
  }

  private static RequestContext requestContext(EventJson json) throws MalformedEventException {
    String requestId = null;
    String domainName = null;
    String stage = null;
    String sourceIp = null;
    if (!json.enterObject()) {
      return new RequestContext("", "", "", "");
    }
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      switch (name) {
        case "requestId" -> requestId = json.string();
        case "domainName" -> domainName = json.string();
        case "stage" -> stage = json.string();
        case "identity" -> sourceIp = firstOfEach(stringLists(json)).get("sourceIp");
        default -> json.skip();
      }
    }
    return new RequestContext(
        orEmpty(requestId), orEmpty(domainName), orEmpty(stage), orEmpty(sourceIp));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
