package dev.vivace.media.dimensions;

import dev.vivace.media.sniff.Head;

/** The orientation of an image (JEITA CP-3451, 4.6.4 A), an entry of the first TIFF directory. */
final class Exif {
  private static final int TIFF_OFFSET = 6;
  private static final int ENTRY_BYTES = 12;
  private static final int MAX_ENTRIES = 300;
  private static final int ORIENTATION = 0x0112;

  /** From here on rows are columns. */
  private static final int FIRST_TURNED = 5;

  private static final int LAST_TURNED = 8;

  private Exif() {}

  /**
   * Whether width and height are shown the other way round.
   *
   * @param segment what is in the JPEG segment, as far as it is there
   */
  static boolean isTurned(Head segment) {
    Head tiff = segment.from(TIFF_OFFSET);
    if (!segment.matches(0, "Exif\0\0")
        || !(tiff.matches(0, "II*\0") || tiff.matches(0, "MM\0*"))) {
      return false;
    }
    boolean little = tiff.matches(0, "II");
    Head directory = tiff.from((int) Math.min(Integer.MAX_VALUE, u32(tiff, 4, little)));
    int entries = Math.min(MAX_ENTRIES, u16(directory, 0, little));
    for (int i = 0; i < entries; i++) {
      int entry = 2 + i * ENTRY_BYTES;
      if (u16(directory, entry, little) == ORIENTATION) {
        int orientation = u16(directory, entry + 8, little);
        return orientation >= FIRST_TURNED && orientation <= LAST_TURNED;
      }
    }
    return false;
  }

  private static int u16(Head head, int offset, boolean little) {
    return little ? head.u16le(offset) : head.u16(offset);
  }

  private static long u32(Head head, int offset, boolean little) {
    return little ? head.u32le(offset) : head.u32(offset);
  }
}
