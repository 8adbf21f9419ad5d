package dev.vivace.media.json;

import dev.vivace.lambda.http.Problem;
import dev.vivace.media.MediaId;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * The outcome for one of several things that were to be deleted.
 *
 * @param status what a {@code DELETE} on it alone would have been answered by
 * @param problem absent where it is gone
 */
public record DeletionJson(String id, int status, Optional<Problem> problem)
    implements JsonContent {
  private static final int GONE = 204;

  /** It is gone now, whether it was there or not. */
  public static DeletionJson done(MediaId id) {
    return new DeletionJson(id.value(), GONE, Optional.empty());
  }

  /** It was not deleted. */
  public static DeletionJson failed(String id, Problem problem) {
    return new DeletionJson(id, problem.status(), Optional.of(problem));
  }

  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("id", id);
    json.writeNumberProperty("status", status);
    problem.ifPresent(why -> {
      json.writeStringProperty("type", Problem.TYPE_PREFIX + why.slug());
      json.writeStringProperty("detail", why.detail());
    });
    json.writeEndObject();
  }
}
