package dev.vivace.audio.hls;

import dev.vivace.pcm.Seconds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A media playlist (RFC 8216, section 4.3): of audio that grows its newest part, and of audio that
 * has its end all of it. It names files beside itself.
 *
 * @param first number of the first segment that is listed
 * @param count how many segments there are, those before the first included
 * @param lengthFrames sample frames of the whole audio; empty while it grows
 * @param start when the sound began, by the clock on the wall; empty where nobody knows
 */
public record MediaPlaylist(
    SegmentGrid grid, long first, long count, OptionalLong lengthFrames, Optional<Instant> start) {
  public static final String MEDIA_TYPE = "application/vnd.apple.mpegurl";
  public static final String INIT_FILE = "init.mp4";
  public static final String SEGMENT_SUFFIX = ".m4s";

  /** The length that is listed of audio that grows. */
  public static final Duration WINDOW = Duration.ofSeconds(60);

  /** Two days in segments of a second. What is behind that is not listed. */
  private static final long MAX_LISTED = 172_800;

  /** Of audio that grows. */
  public static MediaPlaylist growing(SegmentGrid grid, long count, Optional<Instant> start) {
    long first = Math.max(0, count - WINDOW.toSeconds() / grid.durationSeconds());
    return new MediaPlaylist(grid, first, count, OptionalLong.empty(), start);
  }

  /** Of audio that has its end. */
  public static MediaPlaylist whole(SegmentGrid grid, long lengthFrames, Optional<Instant> start) {
    // Where there was never any sound, silence is listed: players give up at an empty playlist.
    long first = lengthFrames == 0 ? 0 : grid.silentSegments();
    long count = Math.min(grid.countOf(lengthFrames), first + MAX_LISTED);
    return new MediaPlaylist(grid, first, count, OptionalLong.of(lengthFrames), start);
  }

  public byte[] toBytes() {
    StringBuilder text = new StringBuilder(256 + (int) Math.min(count - first, 10_000) * 32);
    text.append("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:");
    text.append(grid.durationSeconds()).append("\n#EXT-X-MEDIA-SEQUENCE:").append(first);
    if (lengthFrames.isPresent()) {
      text.append("\n#EXT-X-PLAYLIST-TYPE:VOD");
    }
    text.append("\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-MAP:URI=\"").append(INIT_FILE);
    text.append("\"\n");
    start.ifPresent(
        time -> text.append("#EXT-X-PROGRAM-DATE-TIME:").append(firstTime(time)).append('\n'));
    for (long number = first; number < count; number++) {
      text.append("#EXTINF:").append(seconds(samples(number))).append(",\n");
      text.append(number).append(SEGMENT_SUFFIX).append('\n');
    }
    if (lengthFrames.isPresent()) {
      text.append("#EXT-X-ENDLIST\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private Instant firstTime(Instant sound) {
    long samples = (grid.firstFrame(first) - grid.soundFrame()) * grid.track().frameSamples();
    return sound
        .plusMillis(Math.floorDiv(samples * 1000, (long) grid.track().sampleRate()))
        .truncatedTo(ChronoUnit.MILLIS);
  }

  private long samples(long number) {
    return lengthFrames.isPresent() && number >= grid.silentSegments()
        ? grid.samplesOf(number, lengthFrames.getAsLong())
        : (long) grid.segment(number).frames() * grid.track().frameSamples();
  }

  private String seconds(long samples) {
    return Seconds.text(samples, grid.track().sampleRate());
  }
}
