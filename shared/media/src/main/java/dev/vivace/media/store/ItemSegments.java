package dev.vivace.media.store;

import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.Content;
import dev.vivace.media.s3.ObjectFields;
import dev.vivace.media.s3.Outages;
import dev.vivace.media.s3.ReadObject;
import java.util.Optional;

/**
 * The objects {@code media/{mediaId}/hls/{rendition}/{number}}: segments of media items, each as
 * whoever was asked for it first has made it. An outage of S3 is outlasted: a player gives up at
 * the first segment that it does not get.
 */
public final class ItemSegments {
  private static final String MEDIA_TYPE = "audio/mp4";

  private final Bucket bucket;
  private final Originals originals;

  public ItemSegments(Bucket bucket) {
    this.bucket = bucket;
    this.originals = new Originals(bucket);
  }

  /** The segment, if somebody was asked for it before. */
  public Optional<byte[]> find(MediaId id, RenditionName rendition, long number) {
    String key = MediaKeys.segment(id, rendition, number);
    return Outages.outlasted(() -> bucket.read(key)).map(ReadObject::bytes);
  }

  /**
   * Keeps a segment, unless another is kept by now. Returns the one that is.
   *
   * @throws MediaException.UnknownMedia if the item was deleted meanwhile; then nothing is kept
   */
  public byte[] keep(MediaId id, RenditionName rendition, long number, byte[] segment) {
    String key = MediaKeys.segment(id, rendition, number);
    boolean kept =
        Outages.outlasted(
                () -> bucket.create(key, ObjectFields.ofType(MEDIA_TYPE), Content.of(segment)))
            .isPresent();
    // Looked at after the write, as for renditions: a deletion removes the original before.
    if (originals.find(id).isEmpty()) {
      bucket.delete(key);
      throw new MediaException.UnknownMedia(id);
    }
    return kept ? segment : find(id, rendition, number).orElse(segment);
  }
}
