package dev.vivace.audio.encode;

import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingPlan;
import dev.vivace.audio.format.Mp3Frames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The frame before the others that tells players how long an MP3 is, how to find a place in it, and
 * which samples at both ends are the encoder's own: Xing's tag, called {@code Info} where the bit
 * rate is constant, with LAME's part (LAME's {@code VbrTag.c}; Mp3 info tag revision 1).
 *
 * <p>It has the encoding's bit rate, or the lowest that has room for it.
 */
public final class InfoFrame {
  private static final byte[] INFO = "Info".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ENCODER = "LAME3.100".getBytes(StandardCharsets.US_ASCII);
  private static final int FRAMES_BYTES_INDEX_AND_QUALITY = 1 | 2 | 4 | 8;
  private static final int INDEX_ENTRIES = 100;
  private static final int TAG_BYTES = 156;
  private static final int HEADER_BYTES = 4;
  private static final int CONSTANT_BIT_RATE = 1;
  private static final int NO_QUALITY = 0;
  private static final int MOST_PADDING = 0xfff;
  private static final int MOST_KBPS = 0xff;

  /** ISO/IEC 11172-3, 2.4.2.3, and 13818-3, 2.4.2.3. */
  private static final List<Integer> MPEG_1_KBPS =
      List.of(32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320);

  private static final List<Integer> MPEG_2_KBPS =
      List.of(8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160);

  private final Mp3Frames frames;
  private final int channels;
  private final Mp3Frames own;

  /**
   * @param plan of an MP3
   */
  public InfoFrame(EncodingPlan plan) {
    channels = plan.channels();
    frames = new Mp3Frames(plan.rates().outputRate(), plan.bitrateKbps());
    own =
        EncodingFormat.MP3.bitratesKbps(frames.sampleRate()).stream()
            .filter(kbps -> kbps >= frames.bitrateKbps())
            .map(kbps -> new Mp3Frames(frames.sampleRate(), kbps))
            .filter(frame -> frame.frameBytes() >= tagOffset() + TAG_BYTES)
            .findFirst()
            .orElseThrow();
  }

  /** Its length. */
  public int sizeBytes() {
    return own.frameBytes();
  }

  /**
   * The frame before an encoding of so many samples of each channel.
   *
   * @param samples at the encoding's rate
   */
  public byte[] bytes(long samples) {
    long count = frames.count(samples);
    long fileBytes = sizeBytes() + frames.byteOffset(count);
    ByteBuffer frame = ByteBuffer.allocate(sizeBytes());
    frame.put(header()).position(tagOffset());
    frame.put(INFO).putInt(FRAMES_BYTES_INDEX_AND_QUALITY);
    frame.putInt((int) count).putInt((int) fileBytes);
    for (int i = 0; i < INDEX_ENTRIES; i++) {
      frame.put((byte) (i * 256 / INDEX_ENTRIES));
    }
    frame.putInt(NO_QUALITY).put(ENCODER).put((byte) CONSTANT_BIT_RATE);
    // Not known: low-pass, peak, both gains; flags.
    frame.position(frame.position() + 10);
    frame.put((byte) Math.min(frames.bitrateKbps(), MOST_KBPS));
    long padding = count * frames.frameSamples() - Mp3Frames.ENCODER_DELAY_SAMPLES - samples;
    int ends = (Mp3Frames.ENCODER_DELAY_SAMPLES << 12) | (int) Math.min(padding, MOST_PADDING);
    frame.put((byte) (ends >> 16)).put((byte) (ends >> 8)).put((byte) ends);
    // Not known: misc, gain, preset; then the length, and no checksum of the music.
    frame.position(frame.position() + 4);
    frame.putInt((int) fileBytes).putShort((short) 0);
    frame.putShort(crc16(frame.array(), frame.position()));
    return frame.array();
  }

  /** As LAME's frames: layer III without checksum, not padded, mono or joint stereo, original. */
  private byte[] header() {
    int version =
        switch (own.version()) {
          case MPEG_1 -> 0b11;
          case MPEG_2 -> 0b10;
          case MPEG_2_5 -> 0b00;
        };
    List<Integer> kbps = version == 0b11 ? MPEG_1_KBPS : MPEG_2_KBPS;
    int bitrate = kbps.indexOf(own.bitrateKbps()) + 1;
    int rate =
        switch (own.sampleRate()) {
          case 44_100, 22_050, 11_025 -> 0;
          case 48_000, 24_000, 12_000 -> 1;
          default -> 2;
        };
    return new byte[] {
      (byte) 0xff,
      (byte) (0b1110_0011 | version << 3),
      (byte) ((bitrate << 4) | (rate << 2)),
      (byte) (channels == 1 ? 0xc4 : 0x44)
    };
  }

  /** Behind the header and the side information, which is all zero (ISO/IEC 11172-3, 2.4.1.7). */
  private int tagOffset() {
    boolean mpeg1 = frames.version() == Mp3Frames.Version.MPEG_1;
    int sideInformation = channels == 1 ? (mpeg1 ? 17 : 9) : (mpeg1 ? 32 : 17);
    return HEADER_BYTES + sideInformation;
  }

  /** CRC-16/ARC. */
  private static short crc16(byte[] bytes, int lengthBytes) {
    int crc = 0;
    for (int i = 0; i < lengthBytes; i++) {
      crc ^= bytes[i] & 0xff;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xa001;
      }
    }
    return (short) crc;
  }
}
