package dev.vivace.audio;

import dev.vivace.testkit.MediaFixtures;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Changes the boxes of the MP4 fixture whose index stands last (ISO/IEC 14496-12, 4.2). */
public final class Mp4 {
  private static final int HEADER_BYTES = 8;
  private static final int SYNC_BOX_BYTES = 20;

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

  /**
   * Says of the last sample of the only track that it alone can be sought (8.6.2), which no audio
   * is said of; the index has to stand at the end.
   */
  public static byte[] withOneSyncSample(byte[] file, int sample) {
    ByteBuffer box = ByteBuffer.allocate(SYNC_BOX_BYTES);
    box.putInt(SYNC_BOX_BYTES).put("stss".getBytes(StandardCharsets.US_ASCII));
    box.putInt(0).putInt(1).putInt(sample);
    int at = offsetOf(file, "moov");
    byte[] changed = file.clone();
    for (String outer : new String[] {"moov", "trak", "mdia", "minf", "stbl"}) {
      at = indexOf(changed, outer, at) - Integer.BYTES;
      ByteBuffer.wrap(changed).putInt(at, ByteBuffer.wrap(changed).getInt(at) + SYNC_BOX_BYTES);
    }
    int end = at + HEADER_BYTES;
    ByteBuffer whole = ByteBuffer.allocate(file.length + SYNC_BOX_BYTES);
    whole.put(changed, 0, end).put(box.array()).put(changed, end, file.length - end);
    return whole.array();
  }

  private static int indexOf(byte[] file, String type, int from) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf(type, from);
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
