package dev.vivace.media.dimensions;

import dev.vivace.media.sniff.Head;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * WAV, and its 64-bit forms (EBU Tech 3306): the chunks up to the samples, whose length and pace
 * they tell. Samples whose length was left open reach to the end of the file.
 */
final class WaveLook {
  private static final int FORM_BYTES = 12;
  private static final int HEADER_BYTES = 8;
  private static final int FORMAT_BYTES = HEADER_BYTES + 16;
  private static final int FACT_BYTES = HEADER_BYTES + 4;
  private static final int DS64_BYTES = HEADER_BYTES + 16;
  private static final long OPEN = 0xffff_ffffL;

  /** Integers, floats, and what is told behind: their bytes in a second are exact. */
  private static final Set<Integer> PCM = Set.of(1, 3, 0xfffe);

  private final FileParts file;
  private int format;
  private long rate;
  private long bytesPerSecond;
  private long samples;
  private long size64;

  private WaveLook(FileParts file) {
    this.file = file;
  }

  static Dimensions at(FileParts file) {
    return file.at(0, FORM_BYTES).matches(8, "WAVE")
        ? Dimensions.of(new WaveLook(file).chunks())
        : Dimensions.UNKNOWN;
  }

  private Optional<Duration> chunks() {
    long at = FORM_BYTES;
    while (true) {
      Head chunk = file.at(at, HEADER_BYTES);
      if (!chunk.has(0, HEADER_BYTES)) {
        return Optional.empty();
      }
      long size = chunk.u32le(4);
      switch (chunk.text(0, 4)) {
        case "fmt " -> format(file.at(at, FORMAT_BYTES));
        case "fact" -> samples = file.at(at, FACT_BYTES).u32le(HEADER_BYTES);
        case "ds64" -> size64 = file.at(at, DS64_BYTES).s64le(HEADER_BYTES + 8);
        case "data" -> {
          return duration(size, file.sizeBytes() - at - HEADER_BYTES);
        }
        default -> {}
      }
      at += HEADER_BYTES + size + (size & 1);
    }
  }

  private void format(Head chunk) {
    format = chunk.u16le(HEADER_BYTES);
    rate = chunk.u32le(HEADER_BYTES + 4);
    bytesPerSecond = chunk.u32le(HEADER_BYTES + 8);
  }

  /** By the number of samples if they are compressed: their bytes in a second are about right. */
  private Optional<Duration> duration(long size, long rest) {
    if (!PCM.contains(format) && samples > 0 && samples != OPEN) {
      return Dimensions.duration(samples, rate);
    }
    long told = size == OPEN ? size64 : size;
    return Dimensions.duration(told > 0 ? Math.min(told, rest) : rest, bytesPerSecond);
  }
}
