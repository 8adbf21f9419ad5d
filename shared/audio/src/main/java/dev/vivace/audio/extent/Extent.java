package dev.vivace.audio.extent;

/**
 * Follows the parts of a file while its bytes pass by, to tell at the end whether there should be
 * more of them. Bytes may pass in any order; a header that never passed tells nothing.
 */
public final class Extent {
  private final Header header = new Header();
  private Chunks chunks = new Beginning();

  /**
   * Takes bytes into account.
   *
   * @param offset of the first in the file
   */
  public void pass(long offset, byte[] bytes, int length) {
    while (header.offset() != Chunks.NOWHERE) {
      int needed = chunks.neededBytes(header);
      if (header.length() >= needed) {
        header.moveTo(next());
        continue;
      }
      long wanted = header.offset() + header.length();
      if (wanted < offset || wanted >= offset + length) {
        return;
      }
      int at = (int) (wanted - offset);
      header.append(bytes, at, Math.min(needed - header.length(), length - at));
    }
  }

  private long next() {
    long after = chunks.after(header);
    if (chunks instanceof Beginning beginning) {
      chunks = beginning.kind();
    }
    return after;
  }

  /** Whether it is a WAV file whose numbers are big endian (RIFX). */
  public boolean isBigEndianWave() {
    return chunks instanceof WaveChunks wave && wave.isBigEndian();
  }

  /** Bytes that are known to be missing in a file of this size; 0 where nothing is known. */
  public long missingBytes(long sizeBytes) {
    return chunks.missingBytes(header.offset(), sizeBytes);
  }
}
