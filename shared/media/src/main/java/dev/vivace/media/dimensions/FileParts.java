package dev.vivace.media.dimensions;

import dev.vivace.media.ByteRange;
import dev.vivace.media.sniff.Head;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that is read where it is looked at, in few parts. When all were read, and behind the end
 * of the file, there is nothing to be seen.
 *
 * <p>For one look, by one thread.
 */
public final class FileParts {
  /** Most bytes of a part; a page of Ogg fits in. */
  public static final int PART_BYTES = 64 * 1024;

  /** Most parts: the beginning, what it points to, and one more. */
  public static final int MAX_PARTS = 3;

  private static final Head NOTHING = Head.of(new byte[0]);

  private final long sizeBytes;
  private final Source source;
  private final List<Part> parts = new ArrayList<>();

  /** Gives the bytes of a file. */
  @FunctionalInterface
  public interface Source {
    /**
     * Reads a part.
     *
     * @param range within the file
     * @return its bytes; fewer if they are not to be had
     */
    byte[] read(ByteRange range);
  }

  private record Part(long offset, Head bytes) {
    boolean holds(long from, long end) {
      return from >= offset && end <= offset + bytes.length();
    }

    Head from(long begin) {
      return bytes.from((int) (begin - offset));
    }
  }

  /**
   * @param sizeBytes of the whole file
   */
  public FileParts(long sizeBytes, Source source) {
    this.sizeBytes = sizeBytes;
    this.source = source;
  }

  long sizeBytes() {
    return sizeBytes;
  }

  /**
   * The bytes that begin at an offset.
   *
   * @param wanted how many bytes, up to {@link #PART_BYTES}
   * @return that many or more; fewer if the file ends before, none if too many parts were read
   */
  Head at(long offset, int wanted) {
    if (offset < 0 || offset >= sizeBytes) {
      return NOTHING;
    }
    long end = offset + Math.min(wanted, sizeBytes - offset);
    return parts.stream()
        .filter(part -> part.holds(offset, end))
        .findFirst()
        .map(part -> part.from(offset))
        .orElseGet(() -> read(offset));
  }

  private Head read(long offset) {
    if (parts.size() == MAX_PARTS) {
      return NOTHING;
    }
    long end = offset + Math.min(PART_BYTES, sizeBytes - offset);
    Head bytes = Head.of(source.read(new ByteRange(offset, end - 1)));
    parts.add(new Part(offset, bytes));
    return bytes;
  }
}
