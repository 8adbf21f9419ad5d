package dev.vivace.media.live;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaId;
import dev.vivace.pcm.PcmFormat;
import java.time.Instant;
import java.util.Set;

/**
 * Audio that is given while it is generated. What is said of it here never changes.
 *
 * @param id its name
 * @param mediaId what its media item will be called
 * @param title what its producer calls it; may be empty
 * @param format the shape of its PCM
 * @param segmentSeconds how long the segments of its HLS are; one of {@link #SEGMENT_SECONDS}
 */
public record LiveStream(
    LiveStreamId id, MediaId mediaId, String title, PcmFormat format, int segmentSeconds) {
  /** The lengths that segments can have. */
  public static final Set<Integer> SEGMENT_SECONDS = Set.of(1, 2, 3, 6);

  /** The length of segments where nobody names one. */
  public static final int DEFAULT_SEGMENT_SECONDS = 3;

  private static final FileName UNTITLED = new FileName("live.wav");

  /**
   * @throws IllegalArgumentException if segments can't be so long
   */
  public LiveStream {
    if (!SEGMENT_SECONDS.contains(segmentSeconds)) {
      throw new IllegalArgumentException("no segments of " + segmentSeconds + " seconds");
    }
  }

  public Instant createdAt() {
    return id.createdAt();
  }

  /** The name of the file that becomes of it. */
  public FileName fileName() {
    return title.isBlank() ? UNTITLED : FileName.of(title.replace('/', '-') + ".wav");
  }
}
