package dev.vivace.media;

import java.nio.charset.StandardCharsets;

/**
 * File formats that carry audio as well as video, where Tika's table is undecided or misled: it
 * takes any {@code ftyp} for QuickTime, and tells WebM and Opus only by the file's name.
 */
final class Container {
  /** Where an EBML header ends at the latest in the files of real writers. */
  private static final int EBML_HEADER_BYTES = 128;

  /** Element id and length before the document type (RFC 8794, section 11.2.4). */
  private static final String WEBM_DOC_TYPE = "B\u0082\u0084webm";

  private Container() {}

  /**
   * Makes a detected type more precise.
   *
   * @param detected what the table says
   * @param head the first bytes of the file
   */
  static String refine(String detected, byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("ftyp", 4) && text.length() >= 12) {
      return isoMedia(detected, text.substring(8, 12));
    }
    if (text.startsWith("\u001aE\u00df\u00a3")) {
      return matroska(detected, text);
    }
    if (text.startsWith("OggS")) {
      return text.contains("\u0080theora") ? "video/ogg" : "audio/ogg";
    }
    return detected;
  }

  /** ISO base media file format (ISO/IEC 14496-12, section 4.3): the major brand tells. */
  private static String isoMedia(String detected, String majorBrand) {
    return switch (majorBrand) {
      case "qt  " -> "video/quicktime";
      case "M4A ", "M4B ", "M4P " -> "audio/mp4";
      default ->
          detected.equals("video/quicktime") || detected.equals("application/mp4")
              ? "video/mp4"
              : detected;
    };
  }

  /** WebM is Matroska (RFC 9559) of another document type. */
  private static String matroska(String detected, String text) {
    String header = text.substring(0, Math.min(EBML_HEADER_BYTES, text.length()));
    if (!header.contains(WEBM_DOC_TYPE)) {
      return "video/x-matroska";
    }
    return detected.equals("audio/webm") ? detected : "video/webm";
  }
}
