package dev.vivace.lambda.gateway;

import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.lambda.http.RequestContext;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a REST proxy event, payload format 1.0 (AWS, "Input format of a Lambda function for proxy
 * integration"). Members it does not know are passed over; null stands for absent.
 */
final class ProxyEventReader {
  private static final JsonFactory JSON = new JsonFactory();

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
   */
  static HttpRequest read(InputStream event) throws MalformedEventException {
    ProxyEventReader reader = new ProxyEventReader();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), event)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedEventException("The event is not a JSON object.");
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        reader.member(name, json);
      }
    } catch (JacksonException notJson) {
      throw new MalformedEventException("The event is not JSON: " + notJson.getOriginalMessage());
    }
    return reader.request();
  }

  private void member(String name, JsonParser json) {
    switch (name) {
      case "httpMethod" -> method = string(json);
      case "resource" -> resource = string(json);
      case "body" -> body = string(json);
      case "isBase64Encoded" -> base64 = json.currentToken() == JsonToken.VALUE_TRUE;
      case "pathParameters" -> pathParameters = firstOfEach(stringLists(json));
      case "headers" -> singleHeaders = stringLists(json);
      case "multiValueHeaders" -> headers = stringLists(json);
      case "queryStringParameters" -> singleQuery = stringLists(json);
      case "multiValueQueryStringParameters" -> query = stringLists(json);
      case "requestContext" -> context = requestContext(json);
      default -> json.skipChildren();
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

  private static @Nullable String string(JsonParser json) {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return json.getString();
    }
    json.skipChildren();
    return null;
  }

  /** An object whose values are strings or arrays of strings; anything else counts as empty. */
  private static Map<String, List<String>> stringLists(JsonParser json) {
    Map<String, List<String>> result = new LinkedHashMap<>();
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return result;
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      List<String> values = new ArrayList<>(1);
      if (json.nextToken() == JsonToken.START_ARRAY) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          addString(values, json);
        }
      } else {
        addString(values, json);
      }
      result.put(name, List.copyOf(values));
    }
    return result;
  }

  private static void addString(List<String> values, JsonParser json) {
    String value = string(json);
    if (value != null) {
      values.add(value);
    }
  }

  private static Map<String, String> firstOfEach(Map<String, List<String>> lists) {
    Map<String, String> result = new HashMap<>();
    lists.forEach(
        (name, values) -> values.stream().findFirst().ifPresent(v -> result.put(name, v)));
    return result;
  }

  private static RequestContext requestContext(JsonParser json) {
    String requestId = null;
    String domainName = null;
    String stage = null;
    String sourceIp = null;
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return new RequestContext("", "", "", "");
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "requestId" -> requestId = string(json);
        case "domainName" -> domainName = string(json);
        case "stage" -> stage = string(json);
        case "identity" -> sourceIp = firstOfEach(stringLists(json)).get("sourceIp");
        default -> json.skipChildren();
      }
    }
    return new RequestContext(
        orEmpty(requestId), orEmpty(domainName), orEmpty(stage), orEmpty(sourceIp));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
