package dev.vivace.media.store;

import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaType;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.ConcurrentReads;
import dev.vivace.media.s3.Content;
import dev.vivace.media.s3.MultipartUpload;
import dev.vivace.media.s3.ObjectFields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The objects {@code media/{mediaId}/renditions/{name}}.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class Renditions {
  /** A format, and a bit rate of the ladder where it has one. */
  private static final Pattern KEPT = Pattern.compile("[a-z0-9]+(-(64|96|128|192)k)?");

  private final Bucket bucket;
  private final Originals originals;

  public Renditions(Bucket bucket) {
    this.bucket = bucket;
    this.originals = new Originals(bucket);
  }

  /**
   * Whether encodings of that name are kept: at most four bit rates of each format, none at another
   * sample rate than the item's. Whoever asks for each there is multiplies no storage.
   */
  public static boolean keeps(RenditionName name) {
    return KEPT.matcher(name.value()).matches();
  }

  /** A rendition, by one request to S3; empty if it was not made yet. */
  public Optional<Rendition> find(MediaId id, RenditionName name) {
    return bucket
        .head(MediaKeys.rendition(id, name))
        .map(head ->
            new Rendition(
                name,
                head.contentType().flatMap(MediaType::parse).orElse(MediaType.OCTET_STREAM),
                head.lengthBytes()));
  }

  /**
   * By name; S3 lists no media types, so that each is asked for.
   *
   * @param keys of the item
   */
  List<Rendition> findAll(MediaId id, List<String> keys) {
    List<RenditionName> names =
        keys.stream()
            .filter(key -> key.startsWith(MediaKeys.renditions(id)))
            .map(key -> RenditionName.parse(key.substring(MediaKeys.renditions(id).length())))
            .flatMap(Optional::stream)
            .toList();
    return ConcurrentReads.of(names, name -> find(id, name)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Keeps a rendition. The first to store one under a name wins: later ones are dropped, and the
   * first is returned.
   *
   * @throws MediaException.UnknownMedia if the item is not there, or was deleted meanwhile; then
   *     nothing is kept
   */
  public Rendition store(MediaId id, RenditionName name, MediaType contentType, Content content) {
    boolean kept =
        bucket
            .create(
                MediaKeys.rendition(id, name), ObjectFields.ofType(contentType.value()), content)
            .isPresent();
    requireItem(id, name);
    return kept
        ? new Rendition(name, contentType, content.sizeBytes())
        : find(id, name).orElseThrow(() -> new MediaException.UnknownMedia(id));
  }

  /** Begins to send a rendition in parts. */
  RenditionParts parts(MediaId id, RenditionName name, MediaType contentType) {
    return new RenditionParts(
        MultipartUpload.begin(
            bucket,
            MediaKeys.rendition(id, name),
            object -> object.contentType(contentType.value())));
  }

  /**
   * Keeps what was made of parts, if S3 has as many bytes of it as were sent.
   *
   * @return false if it has not; then nothing is kept
   * @throws MediaException.UnknownMedia if the item was deleted meanwhile; then nothing is kept
   */
  boolean keepWhole(MediaId id, RenditionName name, long sizeBytes) {
    boolean whole = find(id, name).filter(made -> made.sizeBytes() == sizeBytes).isPresent();
    if (!whole) {
      bucket.delete(MediaKeys.rendition(id, name));
    }
    requireItem(id, name);
    return whole;
  }

  /**
   * Looked at after the write: a deletion that overlooks the rendition has removed the original
   * before.
   */
  private void requireItem(MediaId id, RenditionName name) {
    if (originals.find(id).isEmpty()) {
      bucket.delete(MediaKeys.rendition(id, name));
      throw new MediaException.UnknownMedia(id);
    }
  }
}
