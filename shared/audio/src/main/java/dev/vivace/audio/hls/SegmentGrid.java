package dev.vivace.audio.hls;

import java.time.Duration;
import java.util.function.LongPredicate;

/**
 * Which frames are in which segment. Segment n begins with the first frame at or behind n times the
 * duration, so that segments have that duration but for a frame more or less, and never drift.
 *
 * @param durationSeconds of a segment, but for a frame
 * @param silentSegments segments of silence that come first: an empty playlist makes players give
 *     up
 */
public record SegmentGrid(HlsTrack track, int durationSeconds, int silentSegments) {
  /** Of a stored item, which is there from its beginning. */
  public static final int NO_SILENCE = 0;

  /** Of a live stream: players begin three segments before the end, and some die with fewer. */
  public static final int LIVE_SILENCE = 4;

  /** More segments than any stream has, and few enough to count in. */
  private static final long MAX_SEGMENTS = 1L << 24;

  /** The first frame of a segment, counted from the beginning of the silence. */
  public long firstFrame(long segment) {
    if (segment < 0 || segment > MAX_SEGMENTS) {
      throw new IllegalArgumentException("there is no segment " + segment);
    }
    return Math.ceilDiv(
        segment * durationSeconds * track.sampleRate(), (long) track.frameSamples());
  }

  /** Tells whether a segment of that number could be in any stream. */
  public static boolean isPossible(long segment) {
    return segment >= 0 && segment < MAX_SEGMENTS;
  }

  /** The frame with which the sound begins. */
  long soundFrame() {
    return firstFrame(silentSegments);
  }

  /** A whole segment, as of audio that goes on behind it. */
  public Segment segment(long number) {
    return new Segment(number, firstFrame(number), firstFrame(number + 1));
  }

  /**
   * The number of segments, silent ones included, that are complete by so many sample frames of
   * input.
   */
  public long completeBy(long inputFrames) {
    return countWhile(segment -> inputFramesFor(segment) <= inputFrames);
  }

  /**
   * The number of segments, silent ones included, that end within a time from where the sound
   * begins.
   */
  public long countWithin(Duration time) {
    return countWhile(segment -> endOf(segment).compareTo(time) <= 0);
  }

  private Duration endOf(long segment) {
    long samples = (firstFrame(segment + 1) - soundFrame()) * track.frameSamples();
    return Duration.ofMillis(samples * 1000 / track.sampleRate());
  }

  /** Those that come first and for which something holds; for silent ones it does. */
  private long countWhile(LongPredicate holds) {
    long low = silentSegments;
    long high = MAX_SEGMENTS;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (holds.test(middle)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Sample frames of input that a segment needs to be there. */
  public long inputFramesFor(long segment) {
    return segment < silentSegments
        ? 0
        : track.inputFramesFor(firstFrame(segment + 1) - soundFrame());
  }

  /** The number of segments, silent ones included, of audio of so many sample frames. */
  public long countOf(long inputFrames) {
    long endFrame = soundFrame() + track.framesOf(inputFrames);
    long count = endFrame * track.frameSamples() / track.sampleRate() / durationSeconds;
    if (count >= MAX_SEGMENTS) {
      return MAX_SEGMENTS;
    }
    long whole = firstFrame(count) < endFrame ? count + 1 : count;
    return Math.max(silentSegments, whole);
  }

  /** A segment of audio that ends after so many sample frames. */
  public Segment segmentOf(long number, long inputFrames) {
    long endFrame = soundFrame() + track.framesOf(inputFrames);
    return new Segment(number, firstFrame(number), Math.min(firstFrame(number + 1), endFrame));
  }

  /** Samples of a segment of audio that ends after so many sample frames. */
  long samplesOf(long number, long inputFrames) {
    Segment segment = segmentOf(number, inputFrames);
    long samples = (long) segment.frames() * track.frameSamples();
    if (!track.isFlac()) {
      return samples;
    }
    long end = soundFrame() * track.frameSamples() + track.samplesOf(inputFrames);
    return Math.min(samples, end - segment.firstFrame() * track.frameSamples());
  }
}
