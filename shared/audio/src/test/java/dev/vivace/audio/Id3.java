package dev.vivace.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** ID3v2.3 tags (id3.org, "ID3 tag version 2.3.0", section 3.1). */
public final class Id3 {
  private static final int HEADER_BYTES = 10;

  private Id3() {}

  /** A tag with one large frame of private data before the audio. */
  public static byte[] before(byte[] audio, int bodyBytes) {
    ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + bodyBytes + audio.length);
    file.put("ID3".getBytes(StandardCharsets.US_ASCII)).put((byte) 3).put((byte) 0).put((byte) 0);
    for (int shift = 21; shift >= 0; shift -= 7) {
      file.put((byte) (bodyBytes >> shift & 0x7f));
    }
    file.put("PRIV".getBytes(StandardCharsets.US_ASCII))
        .putInt(bodyBytes - HEADER_BYTES)
        .putShort((short) 0);
    file.position(HEADER_BYTES + bodyBytes);
    return file.put(audio).array();
  }
}
