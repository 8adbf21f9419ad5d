package dev.vivace.audio.extent;

import java.util.Set;

/** The boxes of an ISO base media file, of which only the outermost are followed. */
final class IsoBoxes implements Chunks {
  private static final int HEADER_BYTES = 8;
  private static final int LARGE_HEADER_BYTES = 16;
  private static final int LARGE = 1;

  /** Of what is no box, so many bytes may be behind the last: tags and padding. */
  private static final int MAX_TRAILER_BYTES = 4096;

  private static final Set<String> OUTERMOST =
      Set.of(
          "ftyp", "styp", "moov", "mdat", "moof", "mfra", "sidx", "ssix", "free", "skip", "wide",
          "uuid", "meta", "udta", "emsg", "prft", "pdin", "pnot", "PICT");

  private boolean fragmented;
  private long lostAt = NOWHERE;

  @Override
  public int neededBytes(Header header) {
    boolean large = header.length() >= HEADER_BYTES && header.u32(0) == LARGE;
    return large ? LARGE_HEADER_BYTES : HEADER_BYTES;
  }

  /** A box without size is the last. Behind what is no box, nothing can be told any more. */
  @Override
  public long after(Header header) {
    long size = header.u32(0) == LARGE ? header.s64(8) : header.u32(0);
    String type = header.text(4, 4);
    fragmented |= type.equals("moof");
    if (!OUTERMOST.contains(type)) {
      lostAt = header.offset();
      return NOWHERE;
    }
    return size < HEADER_BYTES || size > NOWHERE / 2 ? NOWHERE : header.offset() + size;
  }

  /** Fragments behind damage are not found again. */
  @Override
  public long missingBytes(long nextHeader, long sizeBytes) {
    if (fragmented && sizeBytes - lostAt > MAX_TRAILER_BYTES) {
      return sizeBytes - lostAt;
    }
    return nextHeader == NOWHERE ? 0 : Math.max(0, nextHeader - sizeBytes);
  }
}
