package dev.vivace.media.store;

/**
 * The words of an owner about an item, which may change as the item itself never does.
 *
 * @param label the words
 * @param revision names this version; {@link #NONE} has the one before the first
 */
public record ItemRecord(ItemLabel label, String revision) {
  /** Nothing was said yet. */
  public static final ItemRecord NONE = new ItemRecord(ItemLabel.NONE, "0");

  /** Whether nothing was said yet. */
  boolean isNone() {
    return revision.equals(NONE.revision);
  }
}
