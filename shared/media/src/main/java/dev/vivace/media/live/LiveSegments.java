package dev.vivace.media.live;

import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.Content;
import dev.vivace.media.s3.ObjectFields;
import dev.vivace.media.s3.Outages;
import dev.vivace.media.s3.ReadObject;
import dev.vivace.media.store.RenditionName;
import java.util.Optional;

/**
 * The objects {@code live/{streamId}/broadcast/{rendition}/{number}}: segments of live streams,
 * each as whoever was asked for it first has made it. An outage of S3 is outlasted: a player gives
 * up at the first segment that it does not get.
 */
public final class LiveSegments {
  private static final String MEDIA_TYPE = "audio/mp4";

  private final Bucket bucket;

  public LiveSegments(Bucket bucket) {
    this.bucket = bucket;
  }

  /** The segment, if somebody was asked for it before. */
  public Optional<byte[]> find(LiveStreamId id, RenditionName rendition, long number) {
    String key = LiveKeys.segment(id, rendition, number);
    return Outages.outlasted(() -> bucket.read(key)).map(ReadObject::bytes);
  }

  /** Keeps a segment, unless another is kept by now. Returns the one that is. */
  public byte[] keep(LiveStreamId id, RenditionName rendition, long number, byte[] segment) {
    String key = LiveKeys.segment(id, rendition, number);
    boolean kept =
        Outages.outlasted(
                () -> bucket.create(key, ObjectFields.ofType(MEDIA_TYPE), Content.of(segment)))
            .isPresent();
    // An own attempt, whose answer got lost, has kept these very bytes.
    return kept ? segment : find(id, rendition, number).orElse(segment);
  }
}
