package dev.vivace.playback;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.http.JsonRequest;
import dev.vivace.media.http.LabelPatch;
import dev.vivace.media.http.MediaAnswers;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.http.RecordTag;
import dev.vivace.media.store.ItemLabel;
import dev.vivace.media.store.ItemRecord;
import dev.vivace.media.store.ItemRecords;
import dev.vivace.media.store.MediaDescription;
import dev.vivace.media.store.MediaStore;
import dev.vivace.media.store.Readings;
import jakarta.inject.Singleton;
import java.util.Set;

/** Changes what owners say of their items (RFC 5789), by JSON Merge Patch. */
@Singleton
final class Changes {
  private static final Set<String> TYPES =
      Set.of("application/merge-patch+json", "application/json");

  private static final String COMPLAINT =
      "The body must be a small JSON object like {\"title\": \"News\", \"metadata\": {\"year\": 2026}}.";

  private final MediaStore store;
  private final ItemRecords records;
  private final Readings readings;
  private final MediaAnswers answers;

  Changes(MediaStore store, ItemRecords records, Readings readings, MediaAnswers answers) {
    this.store = store;
    this.records = records;
    this.readings = readings;
    this.answers = answers;
  }

  /** 200 with the item as it is now. */
  HttpResponse patch(HttpRequest request) {
    MediaId id = MediaLinks.mediaId(request);
    if (request.mediaType().filter(TYPES::contains).isEmpty()) {
      throw unsupported().asException();
    }
    LabelPatch patch = new LabelPatch(JsonRequest.read(request.body(), COMPLAINT));
    String wanted = RecordTag.wanted(request);
    MediaDescription found =
        store.describe(id).orElseThrow(() -> new MediaException.UnknownMedia(id));
    if (!RecordTag.matches(wanted, found.record())) {
      throw RecordTag.failed().asException();
    }
    MediaDescription changed = found.with(changed(id, found.record(), patch));
    return answers.described(request, readings.complete(changed));
  }

  private ItemRecord changed(MediaId id, ItemRecord before, LabelPatch patch) {
    ItemLabel label = patch.applied(before.label());
    return label.equals(before.label())
        ? before
        : records.replace(id, before, label).orElseThrow(() -> RecordTag.failed().asException());
  }

  private static Problem unsupported() {
    return new Problem(
        "unsupported-media-type",
        415,
        "Unsupported media type",
        "Send a change as application/merge-patch+json, such as {\"title\": \"News\"}.");
  }
}
