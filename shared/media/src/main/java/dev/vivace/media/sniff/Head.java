package dev.vivace.media.sniff;

import java.nio.charset.StandardCharsets;

/**
 * A window on some bytes of a file. What is behind them reads as zero and matches nothing.
 *
 * <p>Numbers are read by their bits: {@code u16} is unsigned and big endian, {@code s64le} signed
 * and little endian. Offsets are those in the window.
 *
 * @param bytes not copied
 * @param from where the window begins
 * @param end where it ends, at most the length of the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a window moved on over one array, never compared
public record Head(byte[] bytes, int from, int end) {
  /** A window on all bytes, which are not copied. */
  public static Head of(byte[] bytes) {
    return new Head(bytes, 0, bytes.length);
  }

  public int length() {
    return end - from;
  }

  /** Whether so many bytes are there at an offset. */
  public boolean has(int offset, int length) {
    return offset >= 0 && offset <= length() - length;
  }

  public int u8(int offset) {
    return has(offset, 1) ? bytes[from + offset] & 0xff : 0;
  }

  public int u16(int offset) {
    return (u8(offset) << 8) | u8(offset + 1);
  }

  public int u16le(int offset) {
    return Short.toUnsignedInt(Short.reverseBytes((short) u16(offset)));
  }

  public int u24(int offset) {
    return (u16(offset) << 8) | u8(offset + 2);
  }

  public int u24le(int offset) {
    return (u8(offset + 2) << 16) | u16le(offset);
  }

  public long u32le(int offset) {
    return Integer.toUnsignedLong(Integer.reverseBytes((int) u32(offset)));
  }

  public long s64(int offset) {
    return (u32(offset) << Integer.SIZE) | u32(offset + Integer.BYTES);
  }

  public long s64le(int offset) {
    return Long.reverseBytes(s64(offset));
  }

  public long u32(int offset) {
    return ((long) u8(offset) << 24)
        | (u8(offset + 1) << 16)
        | (u8(offset + 2) << 8)
        | u8(offset + 3);
  }

  /** Whether these characters, of ISO 8859-1, are there at an offset. */
  public boolean matches(int offset, String latin1) {
    if (!has(offset, latin1.length())) {
      return false;
    }
    for (int i = 0; i < latin1.length(); i++) {
      if (u8(offset + i) != latin1.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** As many characters as there are, of ISO 8859-1. */
  public String text(int offset, int length) {
    int start = Math.clamp(offset, 0, length());
    int count = Math.clamp(length, 0, length() - start);
    return new String(bytes, from + start, count, StandardCharsets.ISO_8859_1);
  }

  /** The bytes that begin at an offset. */
  public Head from(int offset) {
    return new Head(bytes, from + Math.clamp(offset, 0, length()), end);
  }

  /** A part, as much of it as there is. */
  Head part(int offset, long length) {
    int start = Math.clamp(offset, 0, length());
    int size = Math.clamp(length, 0, length() - start);
    return new Head(bytes, from + start, from + start + size);
  }
}
