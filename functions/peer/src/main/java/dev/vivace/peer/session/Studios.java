package dev.vivace.peer.session;

import dev.vivace.peer.connection.OfferRefusedException;
import dev.vivace.peer.models.Models;
import dev.vivace.peer.natives.WebRtc;
import dev.vivace.realtime.filter.Filters;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.session.Filtering;
import dev.vivace.realtime.session.Refusal;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;

/** Makes studios. */
@Singleton
final class Studios {
  private static final System.Logger LOG = System.getLogger(Studios.class.getName());

  private final WebRtc webRtc;
  private final Filters filters;
  private final Models models;

  Studios(WebRtc webRtc, Filters filters, Models models) {
    this.webRtc = webRtc;
    this.filters = filters;
    this.models = models;
  }

  /** Tells whether a model is still being loaded, whose session may be over. */
  boolean areLoading() {
    return models.isLoading();
  }

  /**
   * A studio with new instances of the filters. The caller closes it.
   *
   * @throws OfferRefusedException if one of them can't be made
   */
  Studio open(Filtering wanted) {
    try {
      SessionFilters made = SessionFilters.of(filters, wanted);
      FrameFilter video = models.loaded(made.video(), wanted);
      return Studio.of(webRtc, new SessionFilters(video, made.audio()));
    } catch (OfferRefusedException refused) {
      throw refused;
    } catch (RuntimeException | LinkageError failure) { // a filter's constructor may throw anything
      LOG.log(Level.WARNING, "The filters could not be made", failure);
      throw new OfferRefusedException(
          Refusal.FILTER_FAILED, "The filter could not be made: " + failure.getMessage());
    }
  }
}
