package dev.vivace.media.sniff;

/** Tags before a sound (id3.org, "ID3 tag version 2.4.0", section 3.1). */
public final class Id3 {
  private static final int HEADER_BYTES = 10;
  private static final int FOOTER_FLAG = 0x10;

  private Id3() {}

  /** Bytes of the tag at an offset, its header and footer included; 0 if there is none. */
  public static int tagBytes(Head head, int offset) {
    if (!head.matches(offset, "ID3")) {
      return 0;
    }
    int bodyBytes = 0;
    for (int i = 6; i < HEADER_BYTES; i++) {
      bodyBytes = (bodyBytes << 7) | (head.u8(offset + i) & 0x7f);
    }
    int footerBytes = (head.u8(offset + 5) & FOOTER_FLAG) == 0 ? 0 : HEADER_BYTES;
    return HEADER_BYTES + bodyBytes + footerBytes;
  }
}
