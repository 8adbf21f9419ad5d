package dev.vivace.media.links;

import dev.vivace.lambda.token.LinkToken;
import dev.vivace.media.Ids;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.SystemRandom;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.ConcurrentReads;
import dev.vivace.media.s3.StateObjects;
import dev.vivace.media.store.MediaKeys;
import dev.vivace.media.store.Originals;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The objects {@code media/{mediaId}/links/{linkId}.json}. Safe for use by any number of threads
 * and processes at once.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class ItemLinks {
  /** Links of one item at once; those that have ended make room for new ones. */
  public static final int MAX_LINKS = 100;

  private static final String EXTENSION = ".json";

  private final StateObjects states;
  private final Originals originals;
  private final Ids ids;

  /**
   * @param ids makes the ids of new links, and tells the time
   */
  public ItemLinks(Bucket bucket, Ids ids) {
    this.states = new StateObjects(bucket);
    this.originals = new Originals(bucket);
    this.ids = ids;
  }

  /**
   * Makes a link. By four requests to S3.
   *
   * @param title what its owner calls it; may be empty
   * @param validFor how long it lasts; empty for ever
   * @throws MediaException.UnknownMedia if there is no such item; then nothing is kept
   * @throws MediaException.TooManyLinks if it has {@link #MAX_LINKS} that have not ended
   */
  public NewItemLink create(MediaId item, String title, Optional<Duration> validFor) {
    requireItem(item);
    makeRoom(item);
    LinkId id = new LinkId(ids.newUlid());
    ItemLink link = new ItemLink(id, title, validFor.map(id.createdAt()::plus));
    NewItemLink made = new NewItemLink(link, new LinkToken(id.value(), newSecret()));
    states.create(key(item, id), StoredLink.of(made).members());
    // Looked at after the write, as for renditions: a deletion removes the original before.
    if (originals.find(item).isEmpty()) {
      revoke(item, id);
      throw new MediaException.UnknownMedia(item);
    }
    return made;
  }

  private String newSecret() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(SystemRandom.bytes(LinkToken.SECRET_BYTES));
  }

  private void makeRoom(MediaId item) {
    List<LinkId> present = ids(item);
    if (present.size() < MAX_LINKS) {
      return;
    }
    Instant now = ids.present();
    List<ItemLink> ended = read(item, present).stream().filter(link -> link.hasEnded(now)).toList();
    if (ended.isEmpty()) {
      throw new MediaException.TooManyLinks(item, MAX_LINKS);
    }
    ended.forEach(link -> revoke(item, link.id()));
  }

  /**
   * The links of an item, newest first, those that have ended included.
   *
   * @throws MediaException.UnknownMedia if there is no such item
   */
  public List<ItemLink> list(MediaId item) {
    requireItem(item);
    return read(item, ids(item)).stream()
        .sorted(Comparator.comparing((ItemLink link) -> link.id().value()).reversed())
        .toList();
  }

  private void requireItem(MediaId item) {
    if (originals.find(item).isEmpty()) {
      throw new MediaException.UnknownMedia(item);
    }
  }

  private List<LinkId> ids(MediaId item) {
    String prefix = MediaKeys.links(item);
    return states.bucket().keys(prefix).stream()
        .filter(key -> key.endsWith(EXTENSION))
        .map(key -> LinkId.parse(key.substring(prefix.length(), key.length() - EXTENSION.length())))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<ItemLink> read(MediaId item, List<LinkId> wanted) {
    return ConcurrentReads.of(wanted, id -> find(item, id)).stream()
        .flatMap(Optional::stream)
        .map(StoredLink::link)
        .toList();
  }

  /** Ends a link. Does nothing if there is none of this id. */
  public void revoke(MediaId item, LinkId id) {
    states.bucket().delete(key(item, id));
  }

  /** The link, by one request to S3; empty if there is none. */
  Optional<StoredLink> find(MediaId item, LinkId id) {
    return states.find(key(item, id)).map(version -> StoredLink.read(id, version.members()));
  }

  private static String key(MediaId item, LinkId id) {
    return MediaKeys.links(item) + id + EXTENSION;
  }
}
