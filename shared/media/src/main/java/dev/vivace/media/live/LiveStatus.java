package dev.vivace.media.live;

import java.util.Optional;

/**
 * The progress of a live stream.
 *
 * @param chunks how many chunks have arrived without one missing before them
 * @param bytes how many bytes of PCM these have
 * @param end how it ended; empty while it grows
 */
public record LiveStatus(LiveStream stream, int chunks, long bytes, Optional<LiveEnd> end) {
  /** The length of the sound, in seconds. */
  public double seconds() {
    return stream.format().seconds(bytes);
  }
}
