package dev.vivace.media.live.archive;

import dev.vivace.pcm.PcmFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The header that stands before PCM to make it a WAV file: RIFF (Multimedia Programming Interface
 * and Data Specifications 1.0), or RF64 for more than 4 GiB (EBU Tech 3306).
 */
final class WavHeader {
  private static final int FORMAT_BYTES = 16;
  private static final int DS64_BYTES = 28;
  private static final int FACT_BYTES = 4;
  private static final short INTEGER = 1;
  private static final short IEEE_FLOAT = 3;
  private static final long MAX_RIFF_BYTES = 0xFFFF_FFFFL;

  private WavHeader() {}

  /**
   * @param dataBytes length of the PCM, whole sample frames
   */
  static byte[] of(PcmFormat format, long dataBytes) {
    boolean large = dataBytes > MAX_RIFF_BYTES - 1024;
    int length = 12 + (large ? 8 + DS64_BYTES : 0) + 8 + FORMAT_BYTES + 8 + FACT_BYTES + 8;
    long riffBytes = length - 8 + dataBytes;
    long frames = dataBytes / format.frameBytes();
    ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    name(header, large ? "RF64" : "RIFF").putInt(size32(riffBytes));
    name(header, "WAVE");
    if (large) {
      name(header, "ds64").putInt(DS64_BYTES);
      header.putLong(riffBytes).putLong(dataBytes).putLong(frames).putInt(0);
    }
    format(name(header, "fmt ").putInt(FORMAT_BYTES), format);
    name(header, "fact").putInt(FACT_BYTES).putInt(size32(frames));
    name(header, "data").putInt(size32(dataBytes));
    return header.array();
  }

  private static void format(ByteBuffer header, PcmFormat format) {
    header.putShort(
        switch (format.sampleFormat()) {
          case F32LE -> IEEE_FLOAT;
          case S16LE -> INTEGER;
        });
    header.putShort((short) format.channels()).putInt(format.sampleRate());
    header.putInt(format.bytesPerSecond()).putShort((short) format.frameBytes());
    header.putShort((short) (format.sampleFormat().sizeBytes() * Byte.SIZE));
  }

  private static ByteBuffer name(ByteBuffer header, String name) {
    return header.put(name.getBytes(StandardCharsets.US_ASCII));
  }

  /** All ones where the size does not fit, as RF64 has it. */
  private static int size32(long size) {
    return (int) Math.min(size, MAX_RIFF_BYTES);
  }
}
