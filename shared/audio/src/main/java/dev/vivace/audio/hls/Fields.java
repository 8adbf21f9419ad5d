package dev.vivace.audio.hls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Fields of boxes and headers one behind the other, the highest byte first. */
final class Fields {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A box of these fields (ISO/IEC 14496-12, 4.2). */
  static byte[] box(String type, byte[]... contents) {
    Fields box = new Fields();
    int size = 8;
    for (byte[] content : contents) {
      size += content.length;
    }
    box.u32(size).text(type);
    for (byte[] content : contents) {
      box.bytes(content);
    }
    return box.toBytes();
  }

  /** The fields that a full box begins with: its version and flags. */
  static Fields full(int version, int flags) {
    return new Fields().u32((long) version << 24 | flags);
  }

  Fields u8(int value) {
    bytes.write(value);
    return this;
  }

  Fields u16(int value) {
    return u8(value >> 8).u8(value);
  }

  Fields u24(int value) {
    return u8(value >> 16).u16(value);
  }

  Fields u32(long value) {
    return u16((int) (value >> 16)).u16((int) value);
  }

  Fields u64(long value) {
    return u32(value >> 32).u32(value);
  }

  Fields zeros(int count) {
    return bytes(new byte[count]);
  }

  Fields text(String ascii) {
    return bytes(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  Fields bytes(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
