package dev.vivace.playback;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.http.MediaAnswers;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.json.MediaItemsJson;
import dev.vivace.media.store.MediaDescription;
import dev.vivace.media.store.MediaPage;
import dev.vivace.media.store.MediaStore;
import dev.vivace.media.store.Readings;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lists, describes and deletes media items. */
@Singleton
final class MediaItems {
  private static final int DEFAULT_PAGE_SIZE = 20;
  private static final int MAX_PAGE_SIZE = 100;

  private final MediaStore store;
  private final Readings readings;
  private final MediaAnswers answers;

  MediaItems(MediaStore store, Readings readings, MediaAnswers answers) {
    this.store = store;
    this.readings = readings;
    this.answers = answers;
  }

  /** A page of items, newest first. */
  HttpResponse list(HttpRequest request) {
    int limit = request.query().integer("limit", 1, MAX_PAGE_SIZE).orElse(DEFAULT_PAGE_SIZE);
    Optional<MediaId> after = request.query().first("after").map(MediaItems::token);
    MediaPage page = after.map(id -> store.listAfter(id, limit)).orElseGet(() -> store.list(limit));
    return answers.json(
        200,
        new MediaItemsJson(
            page.items().stream().map(item -> answers.item(request, item)).toList(),
            page.next().map(MediaId::value)));
  }

  /** One item with its renditions and dimensions. */
  HttpResponse describe(HttpRequest request) {
    MediaId id = MediaLinks.mediaId(request);
    MediaDescription description =
        store.describe(id).orElseThrow(() -> new MediaException.UnknownMedia(id));
    return answers.described(request, readings.complete(description));
  }

  /** 204, whether the item was there or not. */
  HttpResponse delete(HttpRequest request) {
    store.delete(MediaLinks.mediaId(request));
    return HttpResponse.empty(204);
  }

  /**
   * 204 after the items are gone that the body names, as FilePond takes an upload back: by the
   * answer that the upload had, or by an id alone.
   */
  HttpResponse revert(HttpRequest request) {
    UploadedItems.named(request.body()).forEach(store::delete);
    return HttpResponse.empty(204);
  }

  private static MediaId token(String after) {
    return MediaId.parse(after)
        .orElseThrow(() ->
            Problem.invalidParameter("after", "must be the next of an earlier page.")
                .asException());
  }
}
