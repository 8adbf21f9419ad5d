package dev.vivace.stream.stored;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.media.Disposition;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaVersion;
import dev.vivace.media.http.DispositionQuery;
import dev.vivace.media.http.MediaLinks;
import dev.vivace.media.store.MediaStore;
import jakarta.inject.Singleton;

/** Passes on a stored item as it is, where browsers reach the API but not the bucket. */
@Singleton
final class StoredOriginal {
  /** Lambda streams 200 MB at most, the headers' prelude included. */
  static final long MOST_BYTES = 190L << 20;

  private final MediaStore media;

  StoredOriginal(MediaStore media) {
    this.media = media;
  }

  /** Asks S3 what is there, and then for its bytes if the answer has any. */
  HttpResponse answer(HttpRequest request) {
    MediaId id = MediaLinks.mediaId(request);
    Disposition wanted = DispositionQuery.of(request.query());
    MediaVersion version =
        media.findVersion(id).orElseThrow(() -> new MediaException.UnknownMedia(id));
    return new OriginalFile(media, version, wanted, MOST_BYTES).answer(request);
  }
}
