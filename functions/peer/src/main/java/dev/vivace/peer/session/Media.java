package dev.vivace.peer.session;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.vivace.peer.audio.AudioPipe;
import dev.vivace.peer.connection.Tracks;
import dev.vivace.peer.models.LoadingFilter;
import dev.vivace.peer.natives.WebRtc;
import dev.vivace.peer.video.VideoPipe;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The filters of a session between the tracks at both ends. */
final class Media implements AutoCloseable {
  private final WebRtc webRtc;
  private final SessionFilters filters;
  private final SessionParameters parameters;
  private final VideoPipe video;
  private final AudioPipe audio;
  private int tracks;

  /**
   * Takes the filters over.
   *
   * @param messages takes messages of the filters, as the page gets them
   */
  Media(WebRtc webRtc, SessionFilters filters, Consumer<Map<String, ?>> messages) {
    this.webRtc = webRtc;
    this.filters = filters;
    parameters = new SessionParameters(filters.parameters());
    webRtc.factory();
    video =
        new VideoPipe(
            filters.video(),
            parameters::values,
            data -> messages.accept(message(filters.video().description().name(), data)));
    String audioName = filters.audio().map(filter -> filter.description().name()).orElse("");
    audio =
        new AudioPipe(
            filters.audio(), parameters::values, data -> messages.accept(message(audioName, data)));
  }

  private static Map<String, ?> message(String filter, Map<String, ?> data) {
    return Map.of("type", "message", "filter", filter, "data", data);
  }

  SessionParameters parameters() {
    return parameters;
  }

  /** Returns the progress of the filter's model; empty if it has none. */
  Optional<LoadingFilter.State> model() {
    return filters.model();
  }

  VideoPipe video() {
    return video;
  }

  AudioPipe audio() {
    return audio;
  }

  /** The tracks of the camera's own connection. */
  Tracks tracks() {
    return new Tracks(
        this::newVideoTrack, this::newAudioTrack, Optional.of(video), Optional.of(audio));
  }

  /** Frames and blocks of sound that have come so far. */
  long received() {
    return video.counts().snapshot().in() + audio.counts().snapshot().in();
  }

  private synchronized VideoTrack newVideoTrack() {
    return webRtc.factory().createVideoTrack("video-" + tracks++, video.source());
  }

  private synchronized AudioTrack newAudioTrack() {
    return webRtc.factory().createAudioTrack("audio-" + tracks++, webRtc.audioSource(audio));
  }

  @Override
  public void close() {
    video.close();
    webRtc.silence();
    audio.close();
  }
}
