package dev.vivace.local.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Status and headers of a function's answer, from a proxy response or from a prelude.
 *
 * @param status 200 to 599
 * @param headers in their order; names keep their case
 */
record ResponseHead(int status, List<Header> headers) {
  private static final int DELETE = 0x7f;
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Headers that belong to the connection or to the gateway: a function's own go out under another
   * name.
   */
  private static final Set<String> REMAPPED =
      Set.of(
          "connection",
          "date",
          "keep-alive",
          "server",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "www-authenticate");

  ResponseHead {
    headers = List.copyOf(headers);
  }

  /** One header line. */
  record Header(String name, String value) {}

  static JsonNode parse(byte[] json) throws MalformedResponseException {
    try {
      JsonNode node = JSON.readTree(json);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw new MalformedResponseException("not JSON: " + e.getOriginalMessage());
    }
    throw new MalformedResponseException("not a JSON object");
  }

  static ResponseHead of(JsonNode answer) throws MalformedResponseException {
    ArrayList<ResponseHead.Header> headers = new ArrayList<>();
    multiValueHeaders(answer.path("multiValueHeaders"), headers);
    singleHeaders(answer.path("headers"), headers);
    return new ResponseHead(status(answer.path("statusCode")), headers);
  }

  /** The same with one {@code Set-Cookie} for each of the prelude's {@code cookies}. */
  static ResponseHead ofPrelude(JsonNode prelude) throws MalformedResponseException {
    ResponseHead head = of(prelude);
    ArrayList<ResponseHead.Header> headers = new ArrayList<>(head.headers());
    for (JsonNode cookie : prelude.path("cookies")) {
      headers.add(header("Set-Cookie", cookie));
    }
    return new ResponseHead(head.status(), headers);
  }

  /** False for the statuses whose answers never have a body (RFC 9110 section 6.4.1). */
  boolean allowsBody() {
    return status != 204 && status != 304;
  }

  private static int status(JsonNode node) throws MalformedResponseException {
    String text = node.isIntegralNumber() || node.isString() ? node.asString() : "";
    if (!text.matches("[2-5]\\d\\d")) {
      throw new MalformedResponseException("statusCode is " + node);
    }
    return Integer.parseInt(text);
  }

  private static void multiValueHeaders(JsonNode node, List<Header> headers)
      throws MalformedResponseException {
    requireObject(node, "multiValueHeaders");
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!entry.getValue().isArray()) {
        throw new MalformedResponseException(
            "multiValueHeaders." + entry.getKey() + " is not an array");
      }
      for (JsonNode value : entry.getValue()) {
        headers.add(header(entry.getKey(), value));
      }
    }
  }

  private static void singleHeaders(JsonNode node, List<Header> headers)
      throws MalformedResponseException {
    requireObject(node, "headers");
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!entry.getValue().isNull()) {
        ResponseHead.Header header = header(entry.getKey(), entry.getValue());
        if (!headers.contains(header)) {
          headers.add(header);
        }
      }
    }
  }

  private static void requireObject(JsonNode node, String name) throws MalformedResponseException {
    if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
      throw new MalformedResponseException(name + " is not an object");
    }
  }

  private static Header header(String name, JsonNode value) throws MalformedResponseException {
    if (value.isContainer() || value.isNull()) {
      throw new MalformedResponseException("the header " + name + " is not a string");
    }
    String text = value.asString();
    if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
        || text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == DELETE)) {
      throw new MalformedResponseException("the header " + name + " cannot be sent");
    }
    return new Header(
        REMAPPED.contains(name.toLowerCase(Locale.ROOT)) ? "x-amzn-Remapped-" + name : name, text);
  }
}
