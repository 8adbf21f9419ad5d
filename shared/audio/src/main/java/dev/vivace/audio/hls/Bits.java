package dev.vivace.audio.hls;

import java.util.Arrays;

/**
 * Bits one behind the other, the highest of each byte first; the last byte is filled with zeros.
 */
final class Bits {
  private byte[] bytes = new byte[16];
  private int lengthBits;

  /** Puts the lowest bits of a value. */
  Bits put(int value, int bits) {
    for (int bit = bits - 1; bit >= 0; bit--) {
      if (lengthBits == bytes.length * Byte.SIZE) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      int mask = (value >> bit & 1) << (7 - lengthBits % Byte.SIZE);
      bytes[lengthBits / Byte.SIZE] |= (byte) mask;
      lengthBits++;
    }
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, Math.ceilDiv(lengthBits, Byte.SIZE));
  }
}
