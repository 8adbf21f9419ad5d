package dev.vivace.e2e.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.RealEvents;
import dev.vivace.testkit.openapi.Operation;
import dev.vivace.testkit.openapi.Parameter;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes requests that the document allows. */
final class RandomRequests {
  private static final String BOUNDARY = "boundary";

  /** An hour of a tone takes seconds to encode, and shows no more than two seconds of it. */
  private static final Map<String, String> SHORT = Map.of("seconds", "2");

  private final RandomValues values;
  private final KnownThings known;
  private final Map<String, String> ids = new HashMap<>();

  RandomRequests(RandomValues values, KnownThings known) {
    this.values = values;
    this.known = known;
  }

  GatewayEvent next(Operation operation) {
    GatewayEvent event =
        GatewayEvent.of(operation.method(), operation.path()).withPathParameters(path(operation));
    for (Parameter parameter : operation.parameters("query")) {
      if (parameter.required() || values.perhaps()) {
        event =
            event.withQuery(
                parameter.name(), SHORT.getOrDefault(parameter.name(), text(parameter)));
      }
    }
    for (Parameter parameter : operation.parameters("header")) {
      if (parameter.required() || values.perhaps()) {
        event = event.withHeader(parameter.name(), field(parameter));
      }
    }
    return withBody(operation, event);
  }

  private Map<String, String> path(Operation operation) {
    boolean heard = operation.path().matches(".*/(stream|hls/.*)");
    boolean stays = !operation.method().matches("POST|DELETE");
    Map<String, String> path = new LinkedHashMap<>();
    for (Parameter parameter : operation.parameters("path")) {
      boolean isId = parameter.name().endsWith("Id");
      path.put(
          parameter.name(),
          isId && values.oneOf(List.of(true, true, false))
              ? id(parameter.name(), heard, stays)
              : text(parameter));
    }
    return path;
  }

  private String id(String variable, boolean heard, boolean stays) {
    return stays
        ? ids.computeIfAbsent(variable, name -> known.id(name, heard))
        : known.id(variable, heard);
  }

  /** Random ids would mostly be unknown: the example is taken more often. */
  private String text(Parameter parameter) {
    if (parameter.name().equals("url")) {
      return GatewayEvent.BASE_URL + "/media/" + id("mediaId", false, true) + "/embed";
    }
    return parameter.json().has("example") && values.oneOf(List.of(true, true, false))
        ? parameter.json().get("example").asString()
        : values.value(parameter.schema()).asString();
  }

  private String field(Parameter parameter) {
    return values.oneOf(
        switch (parameter.name()) {
          case "Range" -> List.of("bytes=0-", "bytes=5-9", "bytes=-7", "bytes=99999999-", "x");
          case "If-Match", "If-None-Match", "If-Range" -> List.of("*", "\"peer\"", "W/\"x\"", "é");
          case "If-Modified-Since", "If-Unmodified-Since" ->
              List.of("Sun, 06 Nov 1994 08:49:37 GMT", "never");
          default -> List.of("attachment; filename*=UTF-8''%e2%82%ac.mp3", "inline", "");
        });
  }

  private GatewayEvent withBody(Operation operation, GatewayEvent event) {
    List<String> types = List.copyOf(operation.bodies().propertyNames());
    boolean required = operation.json().at("/requestBody/required").asBoolean(false);
    if (types.isEmpty() || !(required || values.perhaps())) {
      return event;
    }
    String type = values.oneOf(types);
    return event.withHeader("Content-Type", declared(type)).withBody(body(operation, type));
  }

  private static String declared(String type) {
    return switch (type) {
      case "*/*" -> "image/png";
      case "audio/*" -> "audio/wav";
      case "video/*" -> "video/mp4";
      case "multipart/form-data" -> type + "; boundary=" + BOUNDARY;
      default -> type;
    };
  }

  private byte[] body(Operation operation, String type) {
    return switch (type) {
      case "application/json", "application/merge-patch+json" ->
          JsonMapper.shared().writeValueAsBytes(json(operation, type));
      case "multipart/form-data" -> form();
      case "application/sdp" -> sdp(operation);
      case "application/trickle-ice-sdpfrag" -> recorded("signal-patch-session");
      case "audio/*" -> values.perhaps() ? MediaFixtures.bytes("speech.wav") : values.bytes(1_000);
      default -> values.bytes(4 + 4 * values.oneOf(List.of(0, 1, 999)));
    };
  }

  private JsonNode json(Operation operation, String type) {
    JsonNode json = values.value(operation.bodies().get(type).get("schema"));
    return json instanceof ObjectNode object && json.has("sdp") && values.perhaps()
        ? object.put("sdp", new String(sdp(operation), UTF_8))
        : json;
  }

  private byte[] sdp(Operation operation) {
    return recorded(
        operation.path().endsWith("/whep") ? "signal-post-viewers" : "signal-post-filter");
  }

  private static byte[] recorded(String event) {
    JsonNode json = JsonMapper.shared().readTree(RealEvents.json(event));
    String body = json.required("body").asString();
    return json.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(UTF_8);
  }

  private byte[] form() {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    for (int part = 0; part < values.oneOf(List.of(1, 2, 3)); part++) {
      form.writeBytes(
          ("--%s\r\nContent-Disposition: form-data; name=\"f\"; filename=\"%d.bin\"\r\n\r\n"
                  .formatted(BOUNDARY, part))
              .getBytes(UTF_8));
      form.writeBytes(values.bytes(values.oneOf(List.of(1, 100))));
      form.writeBytes("\r\n".getBytes(UTF_8));
    }
    form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return form.toByteArray();
  }
}
