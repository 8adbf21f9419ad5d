package dev.vivace.media.sniff;

import java.util.Optional;

/** Ogg (RFC 3533): the first page of each stream tells its codec, and all of them come first. */
final class OggStreams {
  private static final int HEADER_BYTES = 27;
  private static final int FLAGS_OFFSET = 5;
  private static final int SEGMENTS_OFFSET = 26;
  private static final int BEGINS_STREAM = 2;

  private OggStreams() {}

  static Optional<String> detect(Head head) {
    if (!head.matches(0, "OggS")) {
      return Optional.empty();
    }
    int offset = 0;
    while (head.matches(offset, "OggS") && (head.u8(offset + FLAGS_OFFSET) & BEGINS_STREAM) != 0) {
      int segments = head.u8(offset + SEGMENTS_OFFSET);
      int packet = offset + HEADER_BYTES + segments;
      if (isVideo(head.from(packet))) {
        return Optional.of("video/ogg");
      }
      offset = packet;
      for (int i = 0; i < segments; i++) {
        offset += head.u8(packet - segments + i);
      }
    }
    return Optional.of("audio/ogg");
  }

  private static boolean isVideo(Head packet) {
    return packet.matches(0, "\u0080theora")
        || packet.matches(0, "BBCD\0")
        || packet.matches(0, "OVP80")
        || packet.matches(0, "\u0001video");
  }
}
