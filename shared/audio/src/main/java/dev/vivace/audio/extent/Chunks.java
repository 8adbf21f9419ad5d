package dev.vivace.audio.extent;

/** The parts of a kind of file, one behind the other, each with a header that tells its size. */
interface Chunks {
  /** The offset that {@link #after} gives when nothing more is to be told. */
  long NOWHERE = Long.MAX_VALUE;

  /** Most bytes of a header. */
  int MAX_HEADER_BYTES = 27 + 255;

  /**
   * The number of bytes of a header that have to be there to read it, as far as can be told by
   * these.
   */
  int neededBytes(Header header);

  /** The place of the next header, behind the part whose header this is; or {@link #NOWHERE}. */
  long after(Header header);

  /**
   * The bytes that are known to be missing in a file.
   *
   * @param nextHeader where the next header should be
   * @param sizeBytes of the file
   */
  default long missingBytes(long nextHeader, long sizeBytes) {
    return nextHeader == NOWHERE ? 0 : Math.max(0, nextHeader - sizeBytes);
  }
}
