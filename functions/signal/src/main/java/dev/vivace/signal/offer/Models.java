package dev.vivace.signal.offer;

import dev.vivace.lambda.access.FurtherScope;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.http.MediaProblems;
import dev.vivace.media.store.MediaStore;
import dev.vivace.realtime.wiring.RealtimeConfiguration;
import jakarta.inject.Singleton;

/** Media items that are models. */
@Singleton
final class Models {
  /** The greatest size of a model that is run beside a camera. */
  static final long MAX_BYTES = 64L * 1024 * 1024;

  private static final String SCOPE = "media:read";

  private final RealtimeConfiguration configuration;
  private final FurtherScope access;
  private final MediaStore store;

  Models(RealtimeConfiguration configuration, FurtherScope access, MediaStore store) {
    this.configuration = configuration;
    this.access = access;
    this.store = store;
  }

  /**
   * The id of a model that the caller may read.
   *
   * @throws dev.vivace.lambda.http.ProblemException 403 if models are off or the token does not let
   *     read items, 404 if there is no such item, 413 if it is too large
   */
  String require(HttpRequest request, String id) {
    if (!configuration.models()) {
      throw new Problem(
              "models-off",
              403,
              "Models are off",
              "This stack runs no models. Its operator turns them on by the parameter OnnxModels.")
          .asException();
    }
    access.require(request, SCOPE);
    MediaItem item =
        MediaId.parse(id)
            .flatMap(store::find)
            .orElseThrow(() -> MediaProblems.unknownMedia().asException());
    if (item.sizeBytes() > MAX_BYTES) {
      throw MediaProblems.tooLarge(MAX_BYTES).asException();
    }
    return item.id().value();
  }
}
