package dev.vivace.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import tools.jackson.databind.JsonNode;

/**
 * A buffered answer of a Lambda proxy integration.
 *
 * @param head status and headers
 * @param body the body, base64 removed
 */
@SuppressWarnings("ArrayRecordComponent") // up to 6 MB, never compared
record ProxyResponse(ResponseHead head, byte[] body) {

  static ProxyResponse parse(byte[] payload) throws MalformedResponseException {
    JsonNode answer = ResponseHead.parse(payload);
    return new ProxyResponse(ResponseHead.of(answer), body(answer));
  }

  private static byte[] body(JsonNode answer) throws MalformedResponseException {
    JsonNode body = answer.path("body");
    if (body.isMissingNode() || body.isNull()) {
      return new byte[0];
    }
    if (!body.isString()) {
      throw new MalformedResponseException("body is not a string");
    }
    String text = body.asString();
    if (!answer.path("isBase64Encoded").asBoolean(false)) {
      return text.getBytes(UTF_8);
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedResponseException("body is not base64: " + e.getMessage());
    }
  }
}
