package dev.vivace.audio.encode;

/**
 * Takes an encoding as a finished file, beside the listener who hears it while it is made. It is
 * written forward; only its beginning is written again when its length is known. Neither blocks.
 */
public interface FileSink {
  /** The number of first bytes in which all lies that is written again. */
  int START_BYTES = 64 << 10;

  /** Takes the next bytes; copied. */
  void write(byte[] bytes, int offset, int lengthBytes);

  /** Replaces bytes that were written, within {@link #START_BYTES}; copied. */
  void rewrite(int position, byte[] bytes);
}
