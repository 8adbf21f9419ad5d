package dev.vivace.media.sniff;

import dev.vivace.media.FileName;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The file formats that carry most audio and video, told by their signatures (WHATWG, MIME
 * Sniffing, section 6.2, and each format's own specification). They need no table: Tika's takes a
 * cold start longer than all the rest of an upload, takes any {@code ftyp} for QuickTime, and tells
 * WebM and Opus only by the file's name.
 */
final class ContainerSniffer {
  /** Where an EBML header ends at the latest in the files of real writers. */
  private static final int EBML_HEADER_BYTES = 128;

  /** Element id and length before the document type (RFC 8794, section 11.2.4). */
  private static final String WEBM_DOC_TYPE = "B\u0082\u0084webm";

  private static final Set<String> AUDIO_BRANDS = Set.of("M4A ", "M4B ", "M4P ");

  /** Brands that audio and video have in common. */
  private static final Set<String> COMMON_BRANDS =
      Set.of(
          "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "mp71", "avc1", "dash",
          "msdh", "M4V ", "M4VP");

  private ContainerSniffer() {}

  /**
   * The type of a file in one of these formats, or nothing.
   *
   * @param head the first bytes of the file
   * @param fileName decides between audio and video where the bytes do not
   */
  static Optional<String> detect(byte[] head, FileName fileName) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    String name = fileName.value().toLowerCase(Locale.ROOT);
    if (text.startsWith("ftyp", 4) && text.length() >= 12) {
      return isoMedia(text.substring(8, 12), name);
    }
    if (text.startsWith("\u001aE\u00df\u00a3")) {
      return Optional.of(matroska(text, name));
    }
    if (text.startsWith("OggS")) {
      return Optional.of(text.contains("\u0080theora") ? "video/ogg" : "audio/ogg");
    }
    if ((text.startsWith("RIFF") || text.startsWith("RF64")) && text.startsWith("WAVE", 8)) {
      return Optional.of("audio/wav");
    }
    if (text.startsWith("fLaC")) {
      return Optional.of("audio/flac");
    }
    return text.startsWith("ID3") ? Optional.of("audio/mpeg") : Optional.empty();
  }

  /**
   * ISO base media file format (ISO/IEC 14496-12, section 4.3): the major brand tells. Images have
   * brands, too, and are left to the table.
   */
  private static Optional<String> isoMedia(String majorBrand, String name) {
    if (majorBrand.equals("qt  ")) {
      return Optional.of("video/quicktime");
    }
    boolean named = name.endsWith(".m4a") || name.endsWith(".m4b");
    if (AUDIO_BRANDS.contains(majorBrand) || (named && COMMON_BRANDS.contains(majorBrand))) {
      return Optional.of("audio/mp4");
    }
    return COMMON_BRANDS.contains(majorBrand) ? Optional.of("video/mp4") : Optional.empty();
  }

  /** WebM is Matroska (RFC 9559) of another document type. */
  private static String matroska(String text, String name) {
    String header = text.substring(0, Math.min(EBML_HEADER_BYTES, text.length()));
    if (!header.contains(WEBM_DOC_TYPE)) {
      return "video/x-matroska";
    }
    return name.endsWith(".weba") ? "audio/webm" : "video/webm";
  }
}
