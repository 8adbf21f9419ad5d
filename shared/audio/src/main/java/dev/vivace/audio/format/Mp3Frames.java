package dev.vivace.audio.format;

import java.math.BigInteger;

/**
 * Sizes and places of MP3 frames at a constant bit rate.
 *
 * <p>At 48, 32, 24 and 16 kHz all frames have the same size. At 44.1 kHz and its parts some have a
 * byte more, in a pattern that comes again after at most 49 frames (ISO/IEC 11172-3, 2.4.3.1).
 *
 * @param sampleRate in Hz, one that MP3 has
 * @param bitrateKbps a legal one at that rate
 */
public record Mp3Frames(int sampleRate, int bitrateKbps) {
  /** LAME's delay: so many samples stand before the first one of the input. */
  public static final int ENCODER_DELAY_SAMPLES = 576;

  /** LAME's delay, and the zeros it needs behind the last sample. */
  private static final int SURPLUS_SAMPLES = ENCODER_DELAY_SAMPLES + 576;

  private static final int LOWEST_MPEG_1_RATE = 32_000;
  private static final int LOWEST_MPEG_2_RATE = 16_000;
  private static final int MPEG_1_FRAME_SAMPLES = 1152;
  private static final int MPEG_2_FRAME_SAMPLES = 576;
  private static final int BITS_PER_KILOBIT = 1000;

  /** Versions of MPEG audio, which divide the sample rates among them. */
  public enum Version {
    MPEG_1,
    MPEG_2,
    MPEG_2_5
  }

  /** The version that has this sample rate. */
  public Version version() {
    if (sampleRate >= LOWEST_MPEG_1_RATE) {
      return Version.MPEG_1;
    }
    return sampleRate >= LOWEST_MPEG_2_RATE ? Version.MPEG_2 : Version.MPEG_2_5;
  }

  /** Samples of each channel in a frame: 1152 or 576. */
  public int frameSamples() {
    return version() == Version.MPEG_1 ? MPEG_1_FRAME_SAMPLES : MPEG_2_FRAME_SAMPLES;
  }

  /** Frames in LAME's encoding of so many samples of each channel. */
  public long count(long samples) {
    return Math.ceilDiv(samples + SURPLUS_SAMPLES, (long) frameSamples());
  }

  /** Bytes of a frame that is not one byte longer. */
  public int frameBytes() {
    return Math.toIntExact(byteShares() / sampleRate);
  }

  /** The byte at which a frame starts in an encoding; the first is frame 0. */
  public long byteOffset(long frame) {
    long rate = sampleRate;
    long padded = frame == 0 ? 0 : Math.ceilDiv((frame - 1) * (byteShares() % rate), rate);
    return frame * (byteShares() / rate) + padded;
  }

  /** The frame that has this byte of an encoding. */
  public long frameAt(long byteOffset) {
    long frame = byteOffset * sampleRate / byteShares();
    while (byteOffset(frame) > byteOffset) {
      frame--;
    }
    while (byteOffset(frame + 1) <= byteOffset) {
      frame++;
    }
    return frame;
  }

  /** Frames after which the pattern of longer ones comes again. */
  public long paddingPeriod() {
    BigInteger rate = BigInteger.valueOf(sampleRate);
    return sampleRate / rate.gcd(BigInteger.valueOf(byteShares())).longValueExact();
  }

  /** Bytes of a frame, times the sample rate. */
  private long byteShares() {
    return (long) frameSamples() / Byte.SIZE * bitrateKbps * BITS_PER_KILOBIT;
  }
}
