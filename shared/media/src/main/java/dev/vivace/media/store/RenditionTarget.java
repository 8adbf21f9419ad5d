package dev.vivace.media.store;

import dev.vivace.media.MediaId;
import dev.vivace.media.MediaType;
import dev.vivace.media.s3.Content;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A rendition that is to be: {@code media/{mediaId}/renditions/{name}}. All may throw {@link
 * SdkException}.
 */
record RenditionTarget(MediaStore media, MediaId id, RenditionName name, MediaType contentType) {
  RenditionParts begin() {
    return media.renditionParts(this);
  }

  /** Keeps one that is short, if there is none of this name and the item is still there. */
  void store(byte[] content) {
    media.storeRendition(id, name, contentType, Content.of(content));
  }

  /** Keeps what was made of parts, if the item is still there. */
  void keepOnlyWithItsItem() {
    media.requireItemOfRendition(id, name);
  }

  @Override
  public String toString() {
    return "rendition " + name + " of " + id;
  }
}
