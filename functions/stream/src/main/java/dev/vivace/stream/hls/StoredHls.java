package dev.vivace.stream.hls;

import dev.vivace.audio.hls.HlsRendition;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.store.ItemSegments;
import dev.vivace.media.store.MediaStore;
import jakarta.inject.Singleton;

/** Stored items as HLS. */
@Singleton
final class StoredHls {
  private final MediaStore media;
  private final ItemSegments segments;

  StoredHls(MediaStore media, ItemSegments segments) {
    this.media = media;
    this.segments = segments;
  }

  /**
   * A rendition of an item.
   *
   * @throws MediaException.UnknownMedia if there is no such item
   */
  StoredBroadcast of(MediaId id, HlsRendition rendition) {
    MediaItem item = media.find(id).orElseThrow(() -> new MediaException.UnknownMedia(id));
    return new StoredBroadcast(rendition, new StoredSound(media, item), segments);
  }
}
