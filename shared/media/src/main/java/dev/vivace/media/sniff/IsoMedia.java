package dev.vivace.media.sniff;

import java.util.Optional;
import java.util.Set;

/**
 * ISO base media files (ISO/IEC 14496-12) and QuickTime: the brand tells the format, the handlers
 * of the tracks (8.4.3) tell audio from video.
 */
final class IsoMedia {
  private static final int HEADER_BYTES = 8;
  private static final int LARGE_HEADER_BYTES = 16;

  /** Of {@code hdlr}: version, flags and a reserved word are before it. */
  private static final int HANDLER_OFFSET = HEADER_BYTES + 8;

  /** The handler is in the media of a track of the movie. */
  private static final int MAX_DEPTH = 3;

  private static final Set<String> AUDIO_BRANDS = Set.of("M4A ", "M4B ", "M4P ");

  /** Brands that audio and video have in common. */
  private static final Set<String> COMMON_BRANDS =
      Set.of(
          "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42",
          "mp71", "avc1", "dash", "msdh", "cmfc", "M4V ", "M4VP");

  /** Boxes by which a QuickTime file begins that has no brand. */
  private static final Set<String> FIRST_BOXES = Set.of("moov", "mdat", "wide", "free", "skip");

  private IsoMedia() {}

  /** Images have brands, too, and are left to the table. */
  static Optional<String> detect(Head head, Hint hint) {
    String firstBox = head.text(4, 4);
    if (!firstBox.equals("ftyp")) {
      return FIRST_BOXES.contains(firstBox) ? unbranded(head) : Optional.empty();
    }
    if (!head.has(HEADER_BYTES, 4)) {
      return Optional.empty();
    }
    return branded(head.text(HEADER_BYTES, 4), tracks(head, 0), hint);
  }

  private static Optional<String> unbranded(Head head) {
    Tracks tracks = tracks(head, 0);
    return tracks.isUnknown() ? Optional.empty() : Optional.of(quickTime(tracks, false));
  }

  private static Optional<String> branded(String brand, Tracks tracks, Hint hint) {
    if (brand.equals("qt  ")) {
      return Optional.of(quickTime(tracks, hint.isAudio()));
    }
    if (brand.startsWith("3g2")) {
      return Optional.of(kind(tracks, hint.isAudio()) + "/3gpp2");
    }
    if (brand.startsWith("3g")) {
      return Optional.of(kind(tracks, hint.isAudio()) + "/3gpp");
    }
    if (AUDIO_BRANDS.contains(brand)) {
      return Optional.of(kind(tracks, true) + "/mp4");
    }
    return COMMON_BRANDS.contains(brand) || !tracks.isUnknown()
        ? Optional.of(kind(tracks, hint.isAudio()) + "/mp4")
        : Optional.empty();
  }

  /** QuickTime has no registered type for audio, and its structure is that of MP4. */
  private static String quickTime(Tracks tracks, boolean hint) {
    return tracks.isAudioAlone(hint) ? "audio/mp4" : "video/quicktime";
  }

  private static String kind(Tracks tracks, boolean hint) {
    return tracks.isAudioAlone(hint) ? "audio" : "video";
  }

  private static Tracks tracks(Head boxes, int depth) {
    Tracks found = Tracks.UNKNOWN;
    int offset = 0;
    while (boxes.has(offset, HEADER_BYTES)) {
      long size = size(boxes, offset);
      if (size < HEADER_BYTES) {
        break;
      }
      found = found.and(tracks(boxes.part(offset, size), boxes.text(offset + 4, 4), depth));
      if (size > boxes.length() - offset) {
        break;
      }
      offset += (int) size;
    }
    return found;
  }

  private static Tracks tracks(Head box, String type, int depth) {
    return switch (type) {
      case "moov", "trak", "mdia" ->
          depth < MAX_DEPTH ? tracks(box.from(HEADER_BYTES), depth + 1) : Tracks.UNKNOWN;
      case "hdlr" ->
          switch (box.text(HANDLER_OFFSET, 4)) {
            case "soun" -> Tracks.AUDIO;
            case "vide" -> Tracks.VIDEO;
            default -> Tracks.UNKNOWN;
          };
      default -> Tracks.UNKNOWN;
    };
  }

  private static long size(Head boxes, int offset) {
    long size = boxes.u32(offset);
    if (size == 1 && boxes.has(offset, LARGE_HEADER_BYTES)) {
      // Nothing that has to be read is that large: only to be passed over.
      return boxes.u32(offset + HEADER_BYTES) == 0
          ? boxes.u32(offset + HEADER_BYTES + 4)
          : Long.MAX_VALUE;
    }
    return size == 0 ? boxes.length() - offset : size;
  }
}
