package dev.vivace.playback;

import dev.vivace.lambda.http.Problem;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaItem;
import dev.vivace.media.json.PlaybackJson;
import dev.vivace.media.store.MediaStore;
import java.util.Base64;
import java.util.Optional;

/** A small item as a URL that holds all of its bytes (RFC 2397). */
final class DataUri {
  static final int MAX_BYTES = 1024 * 1024;

  private DataUri() {}

  /**
   * Reads the item.
   *
   * @throws dev.vivace.lambda.http.ProblemException 422 {@code too-large-for-data-uri}
   * @throws MediaException.UnknownMedia if it was deleted meanwhile
   */
  static PlaybackJson of(MediaItem item, MediaStore store) {
    if (item.sizeBytes() > MAX_BYTES) {
      throw tooLarge(item).asException();
    }
    byte[] bytes =
        store
            .read(item.id(), MAX_BYTES)
            .orElseThrow(() -> new MediaException.UnknownMedia(item.id()));
    return new PlaybackJson(
        // A data URL can't ask to be saved.
        "data:"
            + item.contentType().inert()
            + ";base64,"
            + Base64.getEncoder().encodeToString(bytes),
        Optional.empty(),
        item.contentType().value(),
        item.sizeBytes(),
        item.fileName().value());
  }

  private static Problem tooLarge(MediaItem item) {
    return new Problem(
        "too-large-for-data-uri",
        422,
        "Too large for a data URL",
        "The item has %d bytes; a data URL holds %d at most. Ask for it with as=url."
            .formatted(item.sizeBytes(), MAX_BYTES));
  }
}
