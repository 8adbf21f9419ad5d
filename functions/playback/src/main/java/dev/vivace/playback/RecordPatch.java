package dev.vivace.playback;

import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.media.http.JsonRequest;
import dev.vivace.media.http.MergePatch;
import dev.vivace.media.http.Title;
import dev.vivace.media.store.ItemRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A change of what an owner says of an item. */
record RecordPatch(JsonRequest json) {
  private static final String TITLE = "title";
  private static final String METADATA = "metadata";

  private static final String COMPLAINT =
      "The body must be a small JSON object like {\"title\": \"News\", \"metadata\": {\"year\": 2026}}.";

  /**
   * @throws ProblemException 400 if it is no such JSON
   */
  static RecordPatch read(byte[] body) {
    return new RecordPatch(JsonRequest.read(body, COMPLAINT));
  }

  /**
   * The title after the change; empty for none.
   *
   * @throws ProblemException 400 if it is no title
   */
  Optional<String> title(ItemRecord before) {
    if (!json.members().containsKey(TITLE)) {
      return before.title();
    }
    return json.value(TITLE) == null
        ? Optional.empty()
        : Optional.of(Title.of(json)).filter(title -> !title.isEmpty());
  }

  /**
   * The metadata after the change; empty for none.
   *
   * @throws ProblemException 400 if it is no object, or would be too large
   */
  Optional<String> metadata(ItemRecord before) {
    if (!json.members().containsKey(METADATA)) {
      return before.metadata();
    }
    Object value = json.value(METADATA);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Map<?, ?> changes) {
      Optional<String> merged = MergePatch.applied(before.metadata(), changes);
      if (merged.filter(RecordPatch::isTooLarge).isEmpty()) {
        return merged;
      }
    }
    throw Problem.invalidParameter(
            METADATA,
            "must be a JSON object of at most %d bytes, those included that are there."
                .formatted(ItemRecord.MAX_METADATA_BYTES))
        .asException();
  }

  private static boolean isTooLarge(String json) {
    return json.getBytes(StandardCharsets.UTF_8).length > ItemRecord.MAX_METADATA_BYTES;
  }
}
