package dev.vivace.peer.connection;

import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sinks of received media, and sources of sent media.
 *
 * @param video makes a track of filtered video
 * @param audio makes a track of filtered sound; asked only if the client wants sound
 * @param frames takes received frames, each its own; empty for viewers
 * @param samples takes received sound; empty for viewers
 */
public record Tracks(
    Supplier<VideoTrack> video,
    Supplier<AudioTrack> audio,
    Optional<VideoTrackSink> frames,
    Optional<AudioTrackSink> samples) {
  /** The same to be sent, with nothing to be received. */
  public Tracks forViewer() {
    return new Tracks(video, audio, Optional.empty(), Optional.empty());
  }

  /**
   * A new track to send.
   *
   * @param kind {@code video} or {@code audio}
   */
  Optional<MediaStreamTrack> toSend(String kind) {
    return switch (kind) {
      case MediaStreamTrack.VIDEO_TRACK_KIND -> Optional.of(video.get());
      case MediaStreamTrack.AUDIO_TRACK_KIND -> Optional.of(audio.get());
      default -> Optional.empty();
    };
  }

  /** Takes what a received track brings. */
  void receive(MediaStreamTrack track) {
    switch (track) {
      case VideoTrack received -> frames.ifPresent(received::addSink);
      case AudioTrack received -> samples.ifPresent(received::addSink);
      default -> throw new IllegalArgumentException("a track of " + track.getKind());
    }
  }

  /** Takes nothing of it any more. */
  void release(MediaStreamTrack track) {
    switch (track) {
      case VideoTrack received -> frames.ifPresent(received::removeSink);
      case AudioTrack received -> samples.ifPresent(received::removeSink);
      default -> throw new IllegalArgumentException("a track of " + track.getKind());
    }
  }
}
