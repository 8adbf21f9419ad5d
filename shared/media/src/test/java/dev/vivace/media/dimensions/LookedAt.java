package dev.vivace.media.dimensions;

import dev.vivace.media.ByteRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The dimensions that were seen of a file, and the parts of it that were read. */
record LookedAt(Dimensions dimensions, List<ByteRange> parts) {
  static LookedAt file(byte[] bytes) {
    return file(
        bytes.length,
        part -> Arrays.copyOfRange(bytes, (int) part.firstByte(), (int) part.lastByte() + 1));
  }

  static LookedAt file(long sizeBytes, FileParts.Source source) {
    List<ByteRange> parts = new ArrayList<>();
    FileParts file =
        new FileParts(
            sizeBytes,
            part -> {
              parts.add(part);
              return source.read(part);
            });
    return new LookedAt(Look.at(file), parts);
  }
}
