package dev.vivace.media.dimensions;

import dev.vivace.media.sniff.Head;

/**
 * WAV, and its 64-bit forms (EBU Tech 3306): the chunks up to the samples, whose length and pace
 * they tell. Samples whose length was left open reach to the end of the file.
 */
final class WaveLook {
  private static final int FORM_BYTES = 12;
  private static final int HEADER_BYTES = 8;
  private static final int PACE_OFFSET = HEADER_BYTES + 8;
  private static final int DS64_DATA_OFFSET = HEADER_BYTES + 8;
  private static final long OPEN = 0xffff_ffffL;

  private WaveLook() {}

  static Dimensions at(FileParts file) {
    if (!file.at(0, FORM_BYTES).matches(8, "WAVE")) {
      return Dimensions.UNKNOWN;
    }
    long bytesPerSecond = 0;
    long size64 = 0;
    long at = FORM_BYTES;
    while (true) {
      Head chunk = file.at(at, HEADER_BYTES);
      if (!chunk.has(0, HEADER_BYTES)) {
        return Dimensions.UNKNOWN;
      }
      long size = chunk.u32le(4);
      switch (chunk.text(0, 4)) {
        case "fmt " -> bytesPerSecond = file.at(at, PACE_OFFSET + 4).u32le(PACE_OFFSET);
        case "ds64" -> size64 = file.at(at, DS64_DATA_OFFSET + 8).s64le(DS64_DATA_OFFSET);
        case "data" -> {
          long told = size == OPEN ? size64 : size;
          long rest = file.sizeBytes() - at - HEADER_BYTES;
          return Dimensions.of(
              Dimensions.duration(told > 0 ? Math.min(told, rest) : rest, bytesPerSecond));
        }
        default -> {}
      }
      at += HEADER_BYTES + size + (size & 1);
    }
  }
}
