package dev.vivace.media.dimensions;

import dev.vivace.media.sniff.Head;

/**
 * JPEG (ITU-T T.81, Annex B): the segments up to the frame header, which tells the size. Exif
 * before it tells whether the camera was held upright.
 */
final class JpegLook {
  private static final int EXIF_SEGMENT = 0xe1;
  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int FRAME_BYTES = 9;
  private static final int EXIF_BYTES = 4096;

  private JpegLook() {}

  static Dimensions at(FileParts file) {
    boolean turned = false;
    long at = 2;
    while (true) {
      Head segment = file.at(at, FRAME_BYTES);
      int marker = segment.u8(1);
      long length = segment.u16(2);
      if (segment.u8(0) != 0xff || !segment.has(0, 4) || isLast(marker)) {
        return Dimensions.UNKNOWN;
      }
      if (marker == 0xff) { // a byte of padding before the marker (B.1.1.2)
        at++;
        continue;
      }
      if (isFrame(marker)) {
        return frame(segment, turned);
      }
      if (marker == EXIF_SEGMENT && !turned) {
        turned = Exif.isTurned(file.at(at + 4, EXIF_BYTES));
      }
      at += 2 + Math.max(2, length);
    }
  }

  private static boolean isLast(int marker) {
    return marker == START_OF_SCAN || marker == END_OF_IMAGE;
  }

  /** Table B.1: among the codes of frames are those of DHT, JPG and DAC. */
  private static boolean isFrame(int marker) {
    return (marker & 0xf0) == 0xc0 && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /** A height of 0 is told behind the first scan. */
  private static Dimensions frame(Head segment, boolean turned) {
    if (!segment.has(0, FRAME_BYTES)) {
      return Dimensions.UNKNOWN;
    }
    int height = segment.u16(5);
    int width = segment.u16(7);
    return turned ? Dimensions.ofPicture(height, width) : Dimensions.ofPicture(width, height);
  }
}
