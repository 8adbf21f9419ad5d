package dev.vivace.media.sniff;

import java.nio.charset.StandardCharsets;

/**
 * A window on the first bytes of a file. What is behind them reads as zero and matches nothing.
 *
 * @param bytes not copied
 * @param from where the window begins
 * @param end where it ends, at most the length of the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a window moved on over one array, never compared
record Head(byte[] bytes, int from, int end) {
  static Head of(byte[] bytes) {
    return new Head(bytes, 0, bytes.length);
  }

  int length() {
    return end - from;
  }

  boolean has(int offset, int length) {
    return offset >= 0 && offset <= length() - length;
  }

  int u8(int offset) {
    return has(offset, 1) ? bytes[from + offset] & 0xff : 0;
  }

  long u32(int offset) {
    return ((long) u8(offset) << 24)
        | (u8(offset + 1) << 16)
        | (u8(offset + 2) << 8)
        | u8(offset + 3);
  }

  boolean matches(int offset, String latin1) {
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
  String text(int offset, int length) {
    int start = Math.clamp(offset, 0, length());
    int count = Math.clamp(length, 0, length() - start);
    return new String(bytes, from + start, count, StandardCharsets.ISO_8859_1);
  }

  /** The bytes that begin at an offset. */
  Head from(int offset) {
    return new Head(bytes, from + Math.clamp(offset, 0, length()), end);
  }

  /** A part, as much of it as there is. */
  Head part(int offset, long length) {
    int start = Math.clamp(offset, 0, length());
    int size = Math.clamp(length, 0, length() - start);
    return new Head(bytes, from + start, from + start + size);
  }
}
