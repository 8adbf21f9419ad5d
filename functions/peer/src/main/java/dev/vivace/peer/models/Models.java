package dev.vivace.peer.models;

import dev.vivace.media.MediaId;
import dev.vivace.media.store.MediaStore;
import dev.vivace.peer.connection.OfferRefusedException;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.ModelFilter;
import dev.vivace.realtime.session.Filtering;
import dev.vivace.realtime.session.Refusal;
import dev.vivace.realtime.wiring.RealtimeConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Gives filters the models that sessions name: media items that their callers may read. */
@Singleton
public final class Models {
  /** A model that is broken is known to be by then, and the offer is refused. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final MediaStore store;
  private final RealtimeConfiguration configuration;
  private volatile @Nullable LoadingFilter latest;

  Models(MediaStore store, RealtimeConfiguration configuration) {
    this.store = store;
    this.configuration = configuration;
  }

  /**
   * The filter, with its model if it takes one: one that is loaded soon, or will be.
   *
   * @throws OfferRefusedException if there is no such model, or it can't be used
   */
  public FrameFilter loaded(FrameFilter filter, Filtering wanted) {
    if (!(filter instanceof ModelFilter taker)) {
      return filter;
    }
    if (!configuration.models()) {
      throw refused("This stack runs no models.");
    }
    LoadingFilter loading = new LoadingFilter(taker, model(wanted), LONGEST);
    latest = loading;
    try {
      loading.await(PATIENCE);
      return loading;
    } catch (IllegalArgumentException unusable) {
      throw refused(String.valueOf(unusable.getMessage()));
    }
  }

  /** Tells whether a model is still being loaded, whose session may be over. */
  public boolean isLoading() {
    LoadingFilter known = latest;
    return known != null && known.isAtIt();
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
