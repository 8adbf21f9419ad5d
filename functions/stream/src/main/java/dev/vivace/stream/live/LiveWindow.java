package dev.vivace.stream.live;

import dev.vivace.media.live.listen.LivePlace;
import java.time.Duration;

/**
 * The sound of a live stream that one response carries at most.
 *
 * @param place where it begins
 * @param endSeconds where it ends, in seconds from the stream's beginning: whole ones, so that it
 *     can be said exactly
 */
record LiveWindow(LivePlace place, long endSeconds) {
  /** Most sound in one response: at 320 kbit/s 144 MB, and Lambda carries 200. */
  static final Duration MOST = Duration.ofHours(1);

  /** Most sound of what is not there yet: generated at 1x, it takes as long to arrive. */
  static final Duration MOST_TO_COME = Duration.ofMinutes(10);

  static LiveWindow from(LivePlace place) {
    int bytesPerSecond = place.stream().format().bytesPerSecond();
    long start = place.startBytes() / bytesPerSecond;
    long known = Math.max(start, place.knownBytes() / bytesPerSecond);
    long end = Math.min(start + MOST.toSeconds(), known + MOST_TO_COME.toSeconds());
    return new LiveWindow(place, end);
  }

  long endBytes() {
    return endSeconds * place.stream().format().bytesPerSecond();
  }

  /** Sample frames from the stream's beginning. */
  long endFrame() {
    return endSeconds * place.stream().format().sampleRate();
  }

  boolean reachesEnd() {
    return place.end().isPresent() && place.end().get().bytes() <= endBytes();
  }
}
