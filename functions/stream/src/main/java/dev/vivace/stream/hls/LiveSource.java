package dev.vivace.stream.hls;

import dev.vivace.audio.PcmInput;
import dev.vivace.audio.RawPcmInput;
import dev.vivace.media.live.LiveStream;
import dev.vivace.media.live.LiveStreamId;
import dev.vivace.media.live.listen.LiveLimit;
import dev.vivace.media.live.listen.LiveListeners;
import dev.vivace.media.live.listen.LiveSnapshot;
import dev.vivace.media.live.progress.LiveProgress;
import dev.vivace.media.live.progress.LiveWatch;
import dev.vivace.media.s3.Outages;
import java.time.Clock;
import java.time.Duration;

/** The progress of live streams, and the sound of them that is there. */
final class LiveSource {
  /** Nothing is waited for, since it is there. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final LiveWatch watch;
  private final LiveListeners listeners;
  private final Clock clock;

  LiveSource(LiveWatch watch, LiveListeners listeners, Clock clock) {
    this.watch = watch;
    this.listeners = listeners;
    this.clock = clock;
  }

  LiveStream require(LiveStreamId id) {
    return Outages.outlasted(() -> watch.require(id));
  }

  /** Looks, for as long as an outage of S3 can be outlasted. */
  LiveProgress look(LiveStream stream) {
    return Outages.outlasted(() -> watch.look(stream));
  }

  /** Looks, unless this process has seen so many sample frames before: these never change. */
  LiveProgress lookFor(LiveStream stream, long frames) {
    return watch
        .lastSeen(stream)
        .filter(seen -> seen.frames() >= frames)
        .orElseGet(() -> look(stream));
  }

  /**
   * Opens the sound from one sample frame to another. The caller closes it.
   *
   * @param endFrame not behind what is there
   */
  PcmInput open(LiveProgress progress, long firstFrame, long endFrame) {
    LiveStream stream = progress.stream();
    int frameBytes = stream.format().frameBytes();
    long firstByte = firstFrame * frameBytes;
    long endByte = endFrame * frameBytes;
    LiveSnapshot sound =
        Outages.outlasted(() -> listeners.look(stream, watch.before(progress, firstByte), endByte));
    LiveLimit limit = new LiveLimit(endByte, clock.instant().plus(LONGEST));
    return new RawPcmInput(listeners.open(sound.atByte(firstByte), limit), stream.format());
  }
}
