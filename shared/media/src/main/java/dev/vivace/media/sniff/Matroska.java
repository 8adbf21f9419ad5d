package dev.vivace.media.sniff;

import java.util.Optional;

/**
 * Matroska (RFC 9559) and WebM, which is Matroska of another document type: EBML (RFC 8794) is read
 * element by element, up to the description of the tracks.
 */
final class Matroska {
  private static final int EBML = 0x1A45DFA3;
  private static final int DOC_TYPE = 0x4282;
  private static final int SEGMENT = 0x18538067;
  private static final int TRACKS = 0x1654AE6B;
  private static final int TRACK_ENTRY = 0xAE;
  private static final int TRACK_TYPE = 0x83;
  private static final int VIDEO = 1;
  private static final int AUDIO = 2;
  private static final int MAX_DOC_TYPE_BYTES = 32;

  /** A track's type is in an entry of the tracks of the segment. */
  private static final int MAX_DEPTH = 3;

  private String docType = "";
  private Tracks tracks = Tracks.UNKNOWN;

  private Matroska() {}

  static Optional<String> detect(Head head, Hint hint) {
    if (head.u32(0) != EBML) {
      return Optional.empty();
    }
    Matroska file = new Matroska();
    file.read(head, 0);
    String kind = file.tracks.isAudioAlone(hint.isAudio()) ? "audio" : "video";
    return Optional.of(file.docType.equals("webm") ? kind + "/webm" : kind + "/x-matroska");
  }

  /** Reads elements one behind the other; what is not looked for is passed over. */
  private void read(Head elements, int depth) {
    int offset = 0;
    while (elements.has(offset, 2)) {
      Optional<EbmlHeader> header = EbmlHeader.at(elements, offset);
      if (header.isEmpty()) {
        return;
      }
      int content = offset + header.get().bytes();
      long size = header.get().size();
      visit(header.get().id(), elements.part(content, size), depth);
      if (size > elements.length() - content) {
        return;
      }
      offset = content + (int) size;
    }
  }

  private void visit(int id, Head content, int depth) {
    switch (id) {
      case EBML, SEGMENT, TRACKS, TRACK_ENTRY -> {
        if (depth < MAX_DEPTH) {
          read(content, depth + 1);
        }
      }
      // It may be padded with zeros (RFC 8794, 7.4).
      case DOC_TYPE -> docType = content.text(0, MAX_DOC_TYPE_BYTES).replace("\0", "");
      case TRACK_TYPE ->
          tracks = tracks.and(kind((int) EbmlHeader.number(content, 0, content.length())));
      default -> {}
    }
  }

  private static Tracks kind(int trackType) {
    return switch (trackType) {
      case VIDEO -> Tracks.VIDEO;
      case AUDIO -> Tracks.AUDIO;
      default -> Tracks.UNKNOWN;
    };
  }
}
