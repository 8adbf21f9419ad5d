package dev.vivace.media.sniff;

import java.util.Map;
import java.util.Optional;

/**
 * The file formats that carry most audio and video, told by their signatures (WHATWG, MIME
 * Sniffing, section 6.2, and each format's own specification). They need no table: Tika's takes a
 * cold start longer than all the rest of an upload, takes any {@code ftyp} for QuickTime, and tells
 * WebM and Opus only by the file's name.
 */
final class ContainerSniffer {
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "fLaC", "audio/flac",
          "MAC ", "audio/x-ape",
          "TTA1", "audio/x-tta",
          "TTA2", "audio/x-tta",
          "wvpk", "audio/x-wavpack");

  /** The GUID of Sony's Wave64 begins so. */
  private static final String WAVE_64 = "riff.\u0091\u00cf\u0011";

  private ContainerSniffer() {}

  /**
   * The type of a file in one of these formats, or nothing.
   *
   * @param head the first bytes of the file
   * @param hint decides where the bytes do not
   */
  static Optional<String> detect(Head head, Hint hint) {
    int tagBytes = id3Bytes(head);
    if (tagBytes == 0) {
      return untagged(head, hint);
    }
    return Optional.of(
        head.has(tagBytes, 4)
            ? untagged(head.from(tagBytes), hint)
                .filter(type -> type.startsWith("audio/"))
                .orElse("audio/mpeg")
            : saidBehindId3(hint));
  }

  private static Optional<String> untagged(Head head, Hint hint) {
    return IsoMedia.detect(head, hint)
        .or(() -> Matroska.detect(head, hint))
        .or(() -> OggStreams.detect(head))
        .or(() -> isWave(head) ? Optional.of("audio/wav") : Optional.empty())
        .or(() -> isAiff(head) ? Optional.of("audio/x-aiff") : Optional.empty())
        .or(() -> Optional.ofNullable(SIGNATURES.get(head.text(0, 4))))
        .or(() -> head.matches(0, WAVE_64) ? Optional.of("audio/x-w64") : Optional.empty())
        .or(() -> aligned(head));
  }

  private static boolean isWave(Head head) {
    String form = head.text(0, 4);
    return head.matches(8, "WAVE")
        && (form.equals("RIFF")
            || form.equals("RF64")
            || form.equals("BW64")
            || form.equals("RIFX"));
  }

  private static boolean isAiff(Head head) {
    return head.matches(0, "FORM") && (head.matches(8, "AIFF") || head.matches(8, "AIFC"));
  }

  private static Optional<String> aligned(Head head) {
    return AudioFrames.isTransportStream(head) && head.u8(0) == 'G'
        ? Optional.of("video/mp2t")
        : AudioFrames.at(head);
  }

  /** Of all tags at the beginning. */
  private static int id3Bytes(Head head) {
    int offset = 0;
    while (head.matches(offset, "ID3")) {
      offset += Id3.tagBytes(head, offset);
    }
    return offset;
  }

  /** Tags with a picture are often larger than what is looked at; most are those of MP3. */
  private static String saidBehindId3(Hint hint) {
    if (hint.isNamed(".flac") || hint.isDeclared("audio/flac", "audio/x-flac")) {
      return "audio/flac";
    }
    if (hint.isNamed(".wav") || hint.isDeclared("audio/wav", "audio/x-wav", "audio/wave")) {
      return "audio/wav";
    }
    boolean aac = hint.isNamed(".aac") || hint.isDeclared("audio/aac", "audio/x-aac");
    return aac ? "audio/aac" : "audio/mpeg";
  }
}
