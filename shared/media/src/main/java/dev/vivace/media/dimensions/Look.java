package dev.vivace.media.dimensions;

import dev.vivace.media.sniff.Head;
import dev.vivace.media.sniff.Id3;
import java.util.Set;

/** Looks at a file, whose kind its first bytes tell. */
public final class Look {
  private static final int SIGNATURE_BYTES = 32;
  private static final int EBML = 0x1A45DFA3;

  /** Files have one, and some have two. */
  private static final int MAX_TAGS = 8;

  private static final Set<String> FIRST_BOXES =
      Set.of("ftyp", "moov", "mdat", "wide", "free", "skip");

  private Look() {}

  /** The dimensions of a file, as far as it tells them. */
  public static Dimensions at(FileParts file) {
    long begin = 0;
    Head head = file.at(begin, SIGNATURE_BYTES);
    for (int tags = 0; tags < MAX_TAGS && head.matches(0, "ID3"); tags++) {
      begin += Id3.tagBytes(head, 0);
      head = file.at(begin, SIGNATURE_BYTES);
    }
    return dimensions(file, begin, head);
  }

  private static Dimensions dimensions(FileParts file, long begin, Head head) {
    if (head.u32(0) == EBML) {
      return MatroskaLook.at(file);
    }
    if (FIRST_BOXES.contains(head.text(4, 4))) {
      return IsoLook.at(file);
    }
    return switch (head.text(0, 4)) {
      case "RIFF", "RF64", "BW64" ->
          head.matches(8, "WEBP") ? Pictures.webp(head) : WaveLook.at(file);
      case "OggS" -> OggLook.at(file);
      case "fLaC" -> FlacInfo.at(head, 4);
      case "\u0089PNG" -> Pictures.png(head);
      case "GIF8" -> Pictures.gif(head);
      default ->
          head.matches(0, "\u00ff\u00d8\u00ff") ? JpegLook.at(file) : Mp3Look.at(file, begin);
    };
  }
}
