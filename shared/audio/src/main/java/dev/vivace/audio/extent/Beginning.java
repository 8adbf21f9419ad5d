package dev.vivace.audio.extent;

import java.util.Set;

/** The beginning of a file, by which its kind is told; tags before it are passed over. */
final class Beginning implements Chunks {
  private static final int SIGNATURE_BYTES = 12;
  private static final int ID3_HEADER_BYTES = 10;
  private static final int ID3_FOOTER_FLAG = 0x10;
  private static final int EBML = 0x1A45DFA3;

  private static final Set<String> FIRST_BOXES =
      Set.of("ftyp", "styp", "moov", "mdat", "wide", "free", "skip", "pnot", "uuid");

  /** The first half of the GUID of ASF's header object. */
  private static final long ASF_HEADER = 0x11CF668E75B22630L;

  private Chunks kind = this;

  /** The kind of what follows; itself behind a tag. */
  Chunks kind() {
    return kind;
  }

  @Override
  public int neededBytes(Header header) {
    return SIGNATURE_BYTES;
  }

  @Override
  public long after(Header header) {
    if (header.text(0, 3).equals("ID3")) {
      return header.offset() + id3Bytes(header);
    }
    kind = kindOf(header);
    return header.offset();
  }

  /** Id3.org, "ID3 tag version 2.4.0", section 3.1. */
  private static int id3Bytes(Header header) {
    int bodyBytes = 0;
    for (int i = 6; i < ID3_HEADER_BYTES; i++) {
      bodyBytes = (bodyBytes << 7) | (header.u8(i) & 0x7f);
    }
    int footerBytes = (header.u8(5) & ID3_FOOTER_FLAG) == 0 ? 0 : ID3_HEADER_BYTES;
    return ID3_HEADER_BYTES + bodyBytes + footerBytes;
  }

  private static Chunks kindOf(Header header) {
    String first = header.text(0, 4);
    return switch (first) {
      case "RIFF", "RF64", "BW64", "RIFX" ->
          header.text(8, 4).equals("WAVE") ? new WaveChunks(first) : new SizedForm();
      case "FORM", "riff", ".snd" -> new SizedForm();
      case "caff" -> new CafChunks();
      case "OggS" -> new OggPages();
      case "FLV\u0001" -> new FlvTags();
      default -> {
        if (header.u32(0) == EBML) {
          yield new EbmlElements();
        }
        if (header.s64le(0) == ASF_HEADER) {
          yield new AsfObjects();
        }
        yield FIRST_BOXES.contains(header.text(4, 4)) ? new IsoBoxes() : new Mp3Header();
      }
    };
  }

  @Override
  public long missingBytes(long nextHeader, long sizeBytes) {
    return 0;
  }
}
