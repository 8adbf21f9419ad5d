package dev.vivace.playback;

import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.media.http.JsonRequest;
import dev.vivace.media.http.Title;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON that asks for a link.
 *
 * @param title what its owner calls it; may be empty
 * @param validFor empty for ever
 */
record NewLink(String title, Optional<Duration> validFor) {
  private static final String COMPLAINT =
      "The body must be a small JSON object like {\"expiresIn\": 86400, \"title\": \"Press\"}."
          + " Without expiresIn the link lasts until it is revoked.";

  private static final Duration MAX = Duration.ofDays(36_500);

  /**
   * @param body nothing at all is an object without members
   * @throws ProblemException 400 if it is no such JSON or a member is wrong
   */
  static NewLink read(byte[] body) {
    JsonRequest json =
        body.length == 0 ? new JsonRequest(Map.of()) : JsonRequest.read(body, COMPLAINT);
    return new NewLink(Title.of(json), validFor(json));
  }

  private static Optional<Duration> validFor(JsonRequest json) {
    Object value = json.value("expiresIn");
    if (value == null) {
      return Optional.empty();
    }
    if ((value instanceof Integer || value instanceof Long)
        && value instanceof Number number
        && number.longValue() >= 1
        && number.longValue() <= MAX.toSeconds()) {
      return Optional.of(Duration.ofSeconds(number.longValue()));
    }
    throw Problem.invalidParameter(
            "expiresIn",
            "must be a whole number of seconds from 1 to %d, or be left out: then the link lasts."
                .formatted(MAX.toSeconds()))
        .asException();
  }
}
