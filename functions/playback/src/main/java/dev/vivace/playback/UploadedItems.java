package dev.vivace.playback;

import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.media.MediaId;
import dev.vivace.media.http.JsonRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The items that an upload has made, by what its client keeps of it. */
final class UploadedItems {
  /** As many as a form may have. */
  private static final int MAX_ITEMS = 100;

  private static final String COMPLAINT =
      "The body must be the id of a media item, or the answer that its upload had. To delete an"
          + " item by its address, send DELETE /media/ID.";

  private UploadedItems() {}

  /**
   * The items that a body names.
   *
   * @param body an id as text, or the JSON of an item or of a form's items
   * @throws ProblemException 400 if it is something else
   */
  static List<MediaId> named(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    if (!text.startsWith("{")) {
      return List.of(id(text));
    }
    JsonRequest json = JsonRequest.read(body, COMPLAINT);
    return switch (json.value("items")) {
      case null -> List.of(id(json.value("id")));
      case List<?> items when items.size() <= MAX_ITEMS ->
          items.stream()
              .map(item -> id(item instanceof Map<?, ?> members ? members.get("id") : null))
              .toList();
      default -> throw wrong();
    };
  }

  private static MediaId id(@Nullable Object value) {
    if (value instanceof String text) {
      return MediaId.parse(text).orElseThrow(UploadedItems::wrong);
    }
    throw wrong();
  }

  private static ProblemException wrong() {
    return Problem.invalidRequest(COMPLAINT).asException();
  }
}
