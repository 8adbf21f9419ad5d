package dev.vivace.audio;

import dev.vivace.testkit.MediaFixtures;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Changes the boxes of the MP4 fixture whose index stands last (ISO/IEC 14496-12, 4.2). */
public final class Mp4 {
  private static final int HEADER_BYTES = 8;

  private Mp4() {}

  /** The offsets of the samples stay right, because the samples come before the space. */
  public static byte[] withFreeSpaceBeforeMoov(int freeBytes) {
    byte[] file = MediaFixtures.bytes("speech-moov-last.m4a");
    int moov = offsetOf(file, "moov");
    ByteBuffer changed = ByteBuffer.allocate(file.length + freeBytes);
    changed.put(file, 0, moov);
    changed.putInt(freeBytes).put("free".getBytes(StandardCharsets.US_ASCII));
    changed.position(moov + freeBytes);
    changed.put(file, moov, file.length - moov);
    return changed.array();
  }

  private static int offsetOf(byte[] file, String box) {
    ByteBuffer boxes = ByteBuffer.wrap(file);
    int offset = 0;
    while (!new String(file, offset + 4, HEADER_BYTES - 4, StandardCharsets.US_ASCII).equals(box)) {
      offset += boxes.getInt(offset);
    }
    return offset;
  }
}
