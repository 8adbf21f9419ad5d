package dev.vivace.media.store;

import dev.vivace.media.ByteRange;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.dimensions.Dimensions;
import dev.vivace.media.dimensions.FileParts;
import dev.vivace.media.dimensions.Look;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.Content;
import dev.vivace.media.s3.ObjectFields;
import dev.vivace.media.s3.OpenedObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The objects {@code media/{mediaId}/readings/{reading}}: what was read of items that play or show
 * something. They are empty, because their names say it all: whoever lists the item's renditions
 * has it without a request of its own.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class Readings {
  private final Bucket bucket;
  private final Originals originals;

  public Readings(Bucket bucket) {
    this.bucket = bucket;
    this.originals = new Originals(bucket);
  }

  /**
   * The description with the item's dimensions. If nobody has looked yet, the item is looked at, by
   * up to {@link FileParts#MAX_PARTS} requests to S3, and what was seen is kept, by two.
   *
   * @throws MediaException.UnknownMedia if the item was deleted meanwhile; then nothing is kept
   */
  public MediaDescription complete(MediaDescription description) {
    MediaItem item = description.item();
    if (description.dimensions().isPresent() || !item.contentType().isInertMedia()) {
      return description;
    }
    Dimensions seen = Look.at(new FileParts(item.sizeBytes(), part -> read(item.id(), part)));
    keep(item.id(), ReadingName.of(seen));
    return description.with(seen);
  }

  /**
   * The dimensions that were read of an item; empty if nobody has looked.
   *
   * @param keys of the item
   */
  static Optional<Dimensions> find(MediaId id, List<String> keys) {
    String prefix = MediaKeys.readings(id);
    return keys.stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> new ReadingName(key.substring(prefix.length())).dimensions())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private byte[] read(MediaId id, ByteRange part) {
    OpenedObject opened =
        originals.open(id, part).orElseThrow(() -> new MediaException.UnknownMedia(id));
    try (InputStream bytes = opened.bytes()) {
      return bytes.readAllBytes();
    } catch (IOException broken) {
      throw SdkClientException.create("S3 did not give all bytes", broken);
    }
  }

  /** Looked at after the write, as for renditions: a deletion removes the original before. */
  private void keep(MediaId id, ReadingName name) {
    String key = MediaKeys.reading(id, name);
    bucket.create(key, ObjectFields.none(), Content.of(new byte[0]));
    if (originals.find(id).isEmpty()) {
      bucket.delete(key);
      throw new MediaException.UnknownMedia(id);
    }
  }
}
