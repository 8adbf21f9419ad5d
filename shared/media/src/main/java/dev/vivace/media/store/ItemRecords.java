package dev.vivace.media.store;

import dev.vivace.media.Ids;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.s3.Bucket;
import dev.vivace.media.s3.JsonMembers;
import dev.vivace.media.s3.StateObjects;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The objects {@code media/{mediaId}/record.json}: what owners say of their items. There is none of
 * an item of which nothing was ever said.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class ItemRecords {
  private static final String TITLE = "title";
  private static final String METADATA = "metadata";
  private static final String REVISION = "revision";

  private final StateObjects states;
  private final Originals originals;
  private final Ids ids;

  /**
   * @param ids makes the names of new versions
   */
  public ItemRecords(Bucket bucket, Ids ids) {
    this.states = new StateObjects(bucket);
    this.originals = new Originals(bucket);
    this.ids = ids;
  }

  /** The owner's words on the item, by one request to S3. */
  ItemRecord find(MediaId id) {
    return states
        .find(MediaKeys.record(id))
        .map(version -> read(version.members()))
        .orElse(ItemRecord.NONE);
  }

  /**
   * Says the first words on an item. If others were said meanwhile, they stand. Nothing is asked of
   * S3 if there are none to be said.
   *
   * @return the words that stand
   * @throws MediaException.UnknownMedia if the item was deleted meanwhile; then nothing is kept
   */
  public LabeledItem label(MediaItem item, ItemLabel label) {
    return new LabeledItem(
        item,
        label.isNone()
            ? label
            : replace(item.id(), ItemRecord.NONE, label).orElseGet(() -> find(item.id())).label());
  }

  /**
   * Says something else, in place of one version and no other.
   *
   * @param before the version, of which the item has to be by now
   * @return the new version; empty if somebody else was first
   * @throws MediaException.UnknownMedia if the item was deleted meanwhile; then nothing is kept
   */
  public Optional<ItemRecord> replace(MediaId id, ItemRecord before, ItemLabel label) {
    ItemRecord changed = new ItemRecord(label, ids.newUlid());
    if (!write(id, before, members(changed))) {
      return Optional.empty();
    }
    // Looked at after the write, as for renditions: a deletion removes the original before.
    if (originals.find(id).isEmpty()) {
      states.bucket().delete(MediaKeys.record(id));
      throw new MediaException.UnknownMedia(id);
    }
    return Optional.of(changed);
  }

  private boolean write(MediaId id, ItemRecord before, Map<String, Object> members) {
    String key = MediaKeys.record(id);
    if (before.isNone()) {
      return states.create(key, members);
    }
    return states
        .find(key)
        .filter(version -> read(version.members()).revision().equals(before.revision()))
        .filter(version -> states.replace(key, version, members))
        .isPresent();
  }

  private static Map<String, Object> members(ItemRecord record) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(REVISION, record.revision());
    record.label().title().ifPresent(text -> members.put(TITLE, text));
    record.label().metadata().ifPresent(json -> members.put(METADATA, json));
    return members;
  }

  private static ItemRecord read(JsonMembers members) {
    return new ItemRecord(
        new ItemLabel(members.optionalText(TITLE), members.optionalText(METADATA)),
        members.text(REVISION));
  }
}
