package dev.vivace.signal.offer;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.http.JsonRequest;
import dev.vivace.realtime.session.SessionId;
import dev.vivace.signal.http.RealtimeProblems;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a request that offers: SDP as WHIP and WHEP have it, or JSON for pages, which says
 * more.
 *
 * @param sdp not checked yet
 * @param parameters of the filter; not checked yet
 * @param audio name of the filter of sound
 * @param model id of the media item that is the filter's model
 * @param continued the session that this one takes over from
 * @param json whether the answer is to be JSON, too
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record OfferRequest(
    byte[] sdp,
    Map<String, Object> parameters,
    Optional<String> audio,
    Optional<String> model,
    Optional<SessionId> continued,
    boolean json) {
  static final String SDP = "application/sdp";
  static final String JSON = "application/json";

  private static final String COMPLAINT =
      "The body must be SDP, or a JSON object like"
          + " {\"sdp\": \"v=0…\", \"parameters\": {\"low\": 50}}, of 64 KiB at most.";

  /**
   * Reads a request; what the JSON does not say may be in the query.
   *
   * @throws dev.vivace.lambda.http.ProblemException 415 if it is neither, 400 if a member is of a
   *     wrong type
   */
  static OfferRequest read(HttpRequest request) {
    Optional<String> audio = request.query().first("audio");
    Optional<String> model = request.query().first("model");
    return switch (request.mediaType().orElse("")) {
      case SDP -> new OfferRequest(request.body(), Map.of(), audio, model, Optional.empty(), false);
      case JSON -> {
        JsonRequest json = JsonRequest.read(request.body(), COMPLAINT);
        yield new OfferRequest(
            text(json, "sdp")
                .orElseThrow(() -> wrong("sdp", "must be the SDP of an offer."))
                .getBytes(StandardCharsets.UTF_8),
            parameters(json),
            text(json, "audio").or(() -> audio),
            text(json, "model").or(() -> model),
            text(json, "continues").map(OfferRequest::sessionId),
            true);
      }
      default -> throw RealtimeProblems.unsupportedType(SDP + " or " + JSON).asException();
    };
  }

  private static SessionId sessionId(String text) {
    return SessionId.parse(text)
        .orElseThrow(() -> wrong("continues", "must be the id of a session."));
  }

  private static Map<String, Object> parameters(JsonRequest json) {
    return switch (json.value("parameters")) {
      case null -> Map.of();
      case Map<?, ?> map -> {
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((name, value) -> values.put(String.valueOf(name), value == null ? "" : value));
        yield values;
      }
      default -> throw wrong("parameters", "must be an object.");
    };
  }

  private static Optional<String> text(JsonRequest json, String name) {
    return switch (json.value(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw wrong(name, "must be a string.");
    };
  }

  private static RuntimeException wrong(String name, String complaint) {
    return Problem.invalidParameter(name, complaint).asException();
  }
}
