package dev.vivace.media.signing;

import dev.vivace.media.Disposition;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.store.MediaKeys;
import dev.vivace.media.store.Rendition;
import java.time.Duration;

/**
 * Signs URLs by which a browser reads media items from the bucket. A type that a browser could
 * execute is always sent as an attachment, whatever was asked for. Signing asks S3 nothing.
 *
 * <p>A duration is from one second to seven days, else {@link IllegalArgumentException}.
 */
public final class PlaybackUrls {
  private final ObjectSigner signer;

  public PlaybackUrls(ObjectSigner signer) {
    this.signer = signer;
  }

  /** A URL for {@code GET}, with any {@code Range}. */
  public PresignedUrl get(MediaItem item, Disposition disposition, Duration validFor) {
    return signer.get(original(item, disposition), validFor);
  }

  /** A URL for {@code HEAD}: that for {@code GET} may not serve it. */
  public PresignedUrl head(MediaItem item, Disposition disposition, Duration validFor) {
    return signer.head(original(item, disposition), validFor);
  }

  /**
   * A URL for {@code GET} of a rendition, named like the item but with the extension of its format.
   */
  public PresignedUrl getRendition(
      MediaItem item, Rendition rendition, Disposition disposition, Duration validFor) {
    return signer.get(rendition(item, rendition, disposition), validFor);
  }

  /** The same for {@code HEAD}. */
  public PresignedUrl headRendition(
      MediaItem item, Rendition rendition, Disposition disposition, Duration validFor) {
    return signer.head(rendition(item, rendition, disposition), validFor);
  }

  private static LinkedObject original(MediaItem item, Disposition disposition) {
    return object(MediaKeys.original(item.id()), item.contentType(), item.fileName(), disposition);
  }

  private static LinkedObject rendition(
      MediaItem item, Rendition rendition, Disposition disposition) {
    return object(
        MediaKeys.rendition(item.id(), rendition.name()),
        rendition.contentType(),
        item.fileName().withExtension(rendition.name().format()),
        disposition);
  }

  private static LinkedObject object(
      String key, MediaType type, FileName name, Disposition wanted) {
    return new LinkedObject(key, type, name.toContentDisposition(type.harmless(wanted)));
  }
}
