package dev.vivace.media.dimensions;

import dev.vivace.media.sniff.Head;

/** Images that tell their size in their first 32 bytes. */
final class Pictures {
  private Pictures() {}

  /** PNG (W3C, "Portable Network Graphics", 11.2.1): the header is the first chunk. */
  static Dimensions png(Head head) {
    return head.matches(12, "IHDR") && head.has(16, 8)
        ? Dimensions.ofPicture(head.u32(16), head.u32(20))
        : Dimensions.UNKNOWN;
  }

  /** GIF87a and GIF89a, section 18: the logical screen. */
  static Dimensions gif(Head head) {
    return head.has(6, 4) ? Dimensions.ofPicture(head.u16le(6), head.u16le(8)) : Dimensions.UNKNOWN;
  }

  /** WebP (RFC 9649, sections 2.5 to 2.7): lossy, lossless, or with an extended header. */
  static Dimensions webp(Head head) {
    if (!head.has(20, 10)) {
      return Dimensions.UNKNOWN;
    }
    return switch (head.text(12, 4)) {
      case "VP8X" -> Dimensions.ofPicture(1 + head.u24le(24), 1 + head.u24le(27));
      case "VP8L" -> {
        long bits = head.u32le(21);
        yield Dimensions.ofPicture(1 + (bits & 0x3fff), 1 + (bits >> 14 & 0x3fff));
      }
      case "VP8 " ->
          head.matches(23, "\u009d\u0001*")
              ? Dimensions.ofPicture(head.u16le(26) & 0x3fff, head.u16le(28) & 0x3fff)
              : Dimensions.UNKNOWN;
      default -> Dimensions.UNKNOWN;
    };
  }
}
