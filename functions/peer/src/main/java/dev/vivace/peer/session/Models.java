package dev.vivace.peer.session;

import dev.vivace.media.MediaId;
import dev.vivace.media.store.MediaStore;
import dev.vivace.peer.connection.OfferRefusedException;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.ModelFilter;
import dev.vivace.realtime.session.Filtering;
import dev.vivace.realtime.session.Refusal;
import dev.vivace.realtime.wiring.RealtimeConfiguration;
import jakarta.inject.Singleton;

/** Gives filters the models that sessions name: media items that their callers may read. */
@Singleton
final class Models {
  private final MediaStore store;
  private final RealtimeConfiguration configuration;

  Models(MediaStore store, RealtimeConfiguration configuration) {
    this.store = store;
    this.configuration = configuration;
  }

  /**
   * Loads the model into the filter, if it takes one.
   *
   * @throws OfferRefusedException if there is none, or it can't be used
   */
  void load(FrameFilter filter, Filtering wanted) {
    if (filter instanceof ModelFilter taker) {
      if (!configuration.models()) {
        throw refused("This stack runs no models.");
      }
      try {
        taker.load(model(wanted));
      } catch (IllegalArgumentException unusable) {
        throw refused(String.valueOf(unusable.getMessage()));
      }
    }
  }

  private byte[] model(Filtering wanted) {
    String id =
        wanted
            .model()
            .orElseThrow(() -> refused("This filter runs a model: name a media item by 'model'."));
    return MediaId.parse(id)
        .flatMap(known -> store.read(known, ModelFilter.LARGEST_BYTES))
        .orElseThrow(() -> refused("There is no media item " + id + "."));
  }

  private static OfferRefusedException refused(String detail) {
    return new OfferRefusedException(Refusal.MODEL_REFUSED, detail);
  }
}
