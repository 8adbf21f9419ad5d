package dev.vivace.media.dimensions;

import dev.vivace.media.sniff.BoxHeader;
import dev.vivace.media.sniff.Head;
import java.time.Duration;
import java.util.Optional;

/**
 * ISO base media files (ISO/IEC 14496-12) and QuickTime: the movie's header (8.2.2) tells the
 * duration, or that of its fragments (8.8.2), and the header of a track with pictures (8.3.2) their
 * size. Of HEIF and AVIF the largest picture counts (ISO/IEC 23008-12, 6.5.3), as the tiles of a
 * grid and the thumbnails are smaller.
 */
final class IsoLook {
  /** Sizes are in the properties of the items of the metadata. */
  private static final int MAX_DEPTH = 3;

  private static final int VERSION_BYTES = 4;
  private static final long UNKNOWN_32 = 0xffff_ffffL;

  private final FileParts file;
  private long unitsPerSecond;
  private Optional<Duration> duration = Optional.empty();
  private Optional<Dimensions.Size> size = Optional.empty();
  private Optional<Dimensions.Size> trackSize = Optional.empty();
  private boolean picturesTurned;
  private boolean described;

  private IsoLook(FileParts file) {
    this.file = file;
  }

  static Dimensions at(FileParts file) {
    IsoLook look = new IsoLook(file);
    look.boxes(0, file.sizeBytes(), 0);
    Optional<Dimensions.Size> size = look.size;
    return new Dimensions(
        look.duration, look.picturesTurned ? size.map(Dimensions.Size::turned) : size);
  }

  private void boxes(long from, long end, int depth) {
    long at = from;
    while (at < end && !described && (duration.isEmpty() || size.isEmpty())) {
      Optional<BoxHeader> header = BoxHeader.at(file.at(at, BoxHeader.MAX_BYTES), 0);
      if (header.isEmpty()) {
        return;
      }
      long next = at + Math.min(header.get().size(), end - at);
      box(header.get().type(), at + header.get().bytes(), next, depth);
      at = next;
    }
  }

  private void box(String type, long content, long end, int depth) {
    switch (type) {
      case "moov" -> {
        enter(content, end, depth);
        described = true;
      }
      case "meta" -> {
        if (depth == 0) {
          enter(content + VERSION_BYTES, end, depth);
          described = size.isPresent();
        }
      }
      case "trak" -> {
        trackSize = Optional.empty();
        enter(content, end, depth);
      }
      case "mdia", "mvex", "iprp", "ipco" -> enter(content, end, depth);
      case "mvhd" -> movie(file.at(content, 32));
      case "mehd" -> fragments(file.at(content, 12));
      case "tkhd" -> trackSize = track(file.at(content, 96));
      case "hdlr" -> handler(file.at(content, 12), depth);
      case "ispe" -> picture(file.at(content, 12));
      case "irot" -> picturesTurned |= (file.at(content, 1).u8(0) & 1) != 0;
      default -> {}
    }
  }

  private void enter(long content, long end, int depth) {
    if (depth < MAX_DEPTH) {
      boxes(content, end, depth + 1);
    }
  }

  private void movie(Head header) {
    boolean large = header.u8(0) == 1;
    if (header.has(0, large ? 32 : 20)) {
      unitsPerSecond = header.u32(large ? 20 : 12);
      duration = duration(large ? header.s64(24) : header.u32(16));
    }
  }

  private void fragments(Head header) {
    boolean large = header.u8(0) == 1;
    if (header.has(0, large ? 12 : 8)) {
      duration = duration.or(() -> duration(large ? header.s64(4) : header.u32(4)));
    }
  }

  /** All ones: nobody knew. */
  private Optional<Duration> duration(long units) {
    return units == UNKNOWN_32 ? Optional.empty() : Dimensions.duration(units, unitsPerSecond);
  }

  /** As it is shown: a matrix without a main diagonal turns it by a quarter. */
  private static Optional<Dimensions.Size> track(Head header) {
    int matrix = header.u8(0) == 1 ? 52 : 40;
    if (!header.has(matrix, 44)) {
      return Optional.empty();
    }
    boolean turned = header.u32(matrix) == 0 && header.u32(matrix + 16) == 0;
    Optional<Dimensions.Size> size =
        Dimensions.size(header.u16(matrix + 36), header.u16(matrix + 40));
    return turned ? size.map(Dimensions.Size::turned) : size;
  }

  /** That of a track, which is in its media; others are of metadata. */
  private void handler(Head header, int depth) {
    if (depth == MAX_DEPTH && header.matches(8, "vide")) {
      size = size.or(() -> trackSize);
    }
  }

  private void picture(Head property) {
    if (property.has(0, 12)) {
      Optional<Dimensions.Size> other = Dimensions.size(property.u32(4), property.u32(8));
      size = area(other) > area(size) ? other : size;
    }
  }

  private static long area(Optional<Dimensions.Size> size) {
    return size.map(known -> (long) known.width() * known.height()).orElse(0L);
  }
}
