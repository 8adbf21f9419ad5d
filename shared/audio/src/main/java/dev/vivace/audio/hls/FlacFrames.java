package dev.vivace.audio.hls;

import java.util.Arrays;

/** Frames of FLAC (RFC 9639, section 9): their numbers are written anew, and silence is made. */
final class FlacFrames {
  private static final int CRC8_POLYNOMIAL = 0x07;
  private static final int CRC16_POLYNOMIAL = 0x8005;
  private static final int CRC16_BYTES = 2;
  private static final int NUMBER_AT = 4;
  private static final int BITS_PER_SAMPLE = 16;
  private static final int SYNC_OF_FIXED_SIZE = 0xfff8;
  private static final int SIZE_IN_16_BITS = 7;
  private static final int RATE_OF_STREAM = 0;
  private static final int SIXTEEN_BITS = 4;

  private FlacFrames() {}

  /** The metadata block STREAMINFO (section 8.2); neither length nor checksum are known. */
  static byte[] streamInfo(HlsTrack track) {
    return new Fields()
        .u16(track.frameSamples())
        .u16(track.frameSamples())
        .u24(0)
        .u24(0)
        .bytes(
            new Bits()
                .put(track.sampleRate(), 20)
                .put(track.channels() - 1, 3)
                .put(BITS_PER_SAMPLE - 1, 5)
                .put(0, 36)
                .toBytes())
        .zeros(16)
        .toBytes();
  }

  /** The frame as the one of another number. */
  static byte[] numbered(byte[] frame, long number) {
    int oldNumberBytes = numberBytes(frame[NUMBER_AT]);
    int sizeCode = (frame[2] & 0xff) >> 4;
    int rateCode = frame[2] & 0x0f;
    int restAt = NUMBER_AT + oldNumberBytes;
    int restBytes = sizeBytes(sizeCode) + rateBytes(rateCode);
    byte[] header =
        new Fields()
            .bytes(Arrays.copyOf(frame, NUMBER_AT))
            .bytes(coded(number))
            .bytes(Arrays.copyOfRange(frame, restAt, restAt + restBytes))
            .toBytes();
    byte[] subframes =
        Arrays.copyOfRange(frame, restAt + restBytes + 1, frame.length - CRC16_BYTES);
    return closed(header, subframes);
  }

  /** A frame of zeros: a constant in each channel. */
  static byte[] silent(HlsTrack track, long number) {
    byte[] header =
        new Fields()
            .u16(SYNC_OF_FIXED_SIZE)
            .u8(SIZE_IN_16_BITS << 4 | RATE_OF_STREAM)
            .u8((track.channels() - 1) << 4 | SIXTEEN_BITS << 1)
            .bytes(coded(number))
            .u16(track.frameSamples() - 1)
            .toBytes();
    int constantBytes = 1 + BITS_PER_SAMPLE / Byte.SIZE;
    return closed(header, new byte[track.channels() * constantBytes]);
  }

  private static byte[] closed(byte[] header, byte[] subframes) {
    byte[] frame =
        new Fields().bytes(header).u8(crc(header, CRC8_POLYNOMIAL, 8)).bytes(subframes).toBytes();
    return new Fields().bytes(frame).u16(crc(frame, CRC16_POLYNOMIAL, 16)).toBytes();
  }

  private static int numberBytes(byte first) {
    int leadingOnes = Integer.numberOfLeadingZeros(~(first << 24));
    return Math.max(1, leadingOnes);
  }

  private static int sizeBytes(int code) {
    return switch (code) {
      case 6 -> 1;
      case SIZE_IN_16_BITS -> 2;
      default -> 0;
    };
  }

  private static int rateBytes(int code) {
    return switch (code) {
      case 12 -> 1;
      case 13, 14 -> 2;
      default -> 0;
    };
  }

  /** As UTF-8 codes code points, but of up to 36 bits (section 9.1.5). */
  private static byte[] coded(long number) {
    if (number < 0x80) {
      return new byte[] {(byte) number};
    }
    int continuations = 1;
    while (number >>> (6 * continuations + 6 - continuations) != 0) {
      continuations++;
    }
    byte[] coded = new byte[1 + continuations];
    int mark = (0xff00 >> (1 + continuations)) & 0xff;
    coded[0] = (byte) (mark | (number >>> (6 * continuations)));
    for (int i = 1; i <= continuations; i++) {
      coded[i] = (byte) (0x80 | ((number >>> (6 * (continuations - i))) & 0x3f));
    }
    return coded;
  }

  private static int crc(byte[] bytes, int polynomial, int bits) {
    int top = 1 << (bits - 1);
    int crc = 0;
    for (byte next : bytes) {
      crc ^= (next & 0xff) << (bits - Byte.SIZE);
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc = (crc & top) == 0 ? crc << 1 : (crc << 1) ^ polynomial;
      }
      crc &= (1 << bits) - 1;
    }
    return crc;
  }
}
