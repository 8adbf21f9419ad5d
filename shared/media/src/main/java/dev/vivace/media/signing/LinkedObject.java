package dev.vivace.media.signing;

import dev.vivace.media.Disposition;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.store.MediaKeys;
import dev.vivace.media.store.Rendition;

/**
 * An object, and what its answer is to say of it in place of what S3 has stored. A type that a
 * browser could execute is always sent as an attachment, whatever was asked for.
 *
 * @param key in the bucket
 * @param contentType {@code Content-Type}
 * @param contentDisposition {@code Content-Disposition}, in ASCII
 */
public record LinkedObject(String key, MediaType contentType, String contentDisposition) {
  /** Returns that of the item's own bytes. */
  public static LinkedObject original(MediaItem item, Disposition disposition) {
    return of(MediaKeys.original(item.id()), item.contentType(), item.fileName(), disposition);
  }

  /** Returns that of a rendition, named like the item but with the extension of its format. */
  public static LinkedObject rendition(
      MediaItem item, Rendition rendition, Disposition disposition) {
    return of(
        MediaKeys.rendition(item.id(), rendition.name()),
        rendition.contentType(),
        item.fileName().withExtension(rendition.name().format()),
        disposition);
  }

  private static LinkedObject of(String key, MediaType type, FileName name, Disposition wanted) {
    return new LinkedObject(key, type, name.toContentDisposition(type.harmless(wanted)));
  }
}
