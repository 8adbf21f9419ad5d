package dev.vivace.media.http;

import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.media.store.ItemLabel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The members {@code title} and {@code metadata} of a request: a change of what an owner says of an
 * item, by JSON Merge Patch. A member that is missing changes nothing, and null removes.
 *
 * @param json may have other members
 */
public record LabelPatch(JsonRequest json) {
  private static final String TITLE = "title";
  private static final String METADATA = "metadata";

  /**
   * The words after the change.
   *
   * @throws ProblemException 400 {@code invalid-parameter} if the title is none or too long, or if
   *     the metadata are no object or would be too large
   */
  public ItemLabel applied(ItemLabel before) {
    return new ItemLabel(title(before), metadata(before));
  }

  private Optional<String> title(ItemLabel before) {
    if (!json.members().containsKey(TITLE)) {
      return before.title();
    }
    return json.value(TITLE) == null
        ? Optional.empty()
        : Optional.of(Title.of(json)).filter(title -> !title.isEmpty());
  }

  private Optional<String> metadata(ItemLabel before) {
    if (!json.members().containsKey(METADATA)) {
      return before.metadata();
    }
    Object value = json.value(METADATA);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Map<?, ?> changes) {
      Optional<String> merged = MergePatch.applied(before.metadata(), changes);
      if (merged.filter(LabelPatch::isTooLarge).isEmpty()) {
        return merged;
      }
    }
    throw Problem.invalidParameter(
            METADATA,
            "must be a JSON object of at most %d bytes, those included that are there."
                .formatted(ItemLabel.MAX_METADATA_BYTES))
        .asException();
  }

  private static boolean isTooLarge(String json) {
    return json.getBytes(StandardCharsets.UTF_8).length > ItemLabel.MAX_METADATA_BYTES;
  }
}
