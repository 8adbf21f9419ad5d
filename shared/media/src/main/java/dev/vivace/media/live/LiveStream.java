package dev.vivace.media.live;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaId;
import dev.vivace.pcm.PcmFormat;
import java.time.Instant;

/**
 * Audio that is given while it is generated. What is said of it here never changes.
 *
 * @param id its name
 * @param mediaId what its media item will be called
 * @param title what its producer calls it; may be empty
 * @param format the shape of its PCM
 */
public record LiveStream(LiveStreamId id, MediaId mediaId, String title, PcmFormat format) {
  private static final FileName UNTITLED = new FileName("live.wav");

  public Instant createdAt() {
    return id.createdAt();
  }

  /** The name of the file that becomes of it. */
  public FileName fileName() {
    return title.isBlank() ? UNTITLED : FileName.of(title.replace('/', '-') + ".wav");
  }
}
