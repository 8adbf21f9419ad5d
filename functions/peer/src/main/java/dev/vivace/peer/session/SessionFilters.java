package dev.vivace.peer.session;

import dev.vivace.peer.models.LoadingFilter;
import dev.vivace.realtime.filter.AudioFilter;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.Filters;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.ParameterSchema;
import dev.vivace.realtime.session.Filtering;
import java.util.Optional;

/**
 * The filters of one session.
 *
 * @param video filters frames
 * @param audio filters sound; empty if it is passed as it is
 */
record SessionFilters(FrameFilter video, Optional<AudioFilter> audio) {
  /** New instances, which their pipes close. Throws whatever making one of them throws. */
  static SessionFilters of(Filters filters, Filtering wanted) {
    return new SessionFilters(
        filters.newFrameFilter(wanted.video()), wanted.audio().map(filters::newAudioFilter));
  }

  /** Returns the progress of the video filter's model; empty if it has none. */
  Optional<LoadingFilter.State> model() {
    return video instanceof LoadingFilter loading ? Optional.of(loading.state()) : Optional.empty();
  }

  /** The parameters of both; where names clash, the video's. */
  ParameterSchema parameters() {
    ParameterSchema ofVideo = video.description().parameters();
    return audio
        .map(AudioFilter::description)
        .map(FilterDescription::parameters)
        .map(ofVideo::with)
        .orElse(ofVideo);
  }
}
