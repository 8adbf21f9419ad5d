package dev.vivace.audio.mp3;

import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.audio.resample.RateConversion;
import dev.vivace.pcm.PcmFormat;
import java.math.BigInteger;

/**
 * Where everything is in an MP3 that does not exist yet: bytes, MP3 frames and sample frames of the
 * input. All of it is arithmetic, because the encoding has a constant bit rate and no bit
 * reservoir, and its length is known exactly before a byte of it exists.
 *
 * <p>At 48, 32, 24 and 16 kHz all frames have the same size. At 44.1 kHz and its parts some have a
 * byte more, in a pattern that comes again after at most 49 frames (ISO/IEC 11172-3, 2.4.3.1).
 *
 * @param settings of the format MP3
 * @param inputSampleRate of the samples that are encoded, in Hz
 */
public record Mp3Layout(EncodingSettings settings, int inputSampleRate) {
  /** Becomes another one whenever the same settings and samples give other bytes than before. */
  public static final int VERSION = 1;

  /**
   * MP3 frames that an encoder has to be fed before its bytes are those of an encoder that was fed
   * everything. Measured on LAME at quality 7, from every frame of minutes of speech: three are too
   * few for up to one frame in a hundred, and four were enough for all. One is in reserve.
   */
  public static final int LEAD_IN_FRAMES = 5;

  /** LAME's delay, and the zeros it needs behind the last sample. */
  private static final int SURPLUS_SAMPLES = 576 + 576;

  /** LAME's delay and that of a decoder (LAME's technical FAQ). */
  private static final int DELAY_SAMPLES = 576 + 529;

  private static final int LOWEST_MPEG_1_RATE = 32_000;
  private static final int MPEG_1_FRAME_SAMPLES = 1152;
  private static final int MPEG_2_FRAME_SAMPLES = 576;
  private static final int BITS_PER_KILOBIT = 1000;

  /**
   * @throws IllegalArgumentException if the format is another one or the rate is out of the bounds
   *     of {@link PcmFormat}
   */
  public Mp3Layout {
    if (settings.format() != EncodingFormat.MP3) {
      throw new IllegalArgumentException(
          settings.format().label() + " has no layout that is known beforehand");
    }
    PcmFormat.requireShape(inputSampleRate, 1);
  }

  /** Of the encoding, in Hz. */
  public int sampleRate() {
    return settings.sampleRateFor(inputSampleRate);
  }

  /** Samples of each channel in an MP3 frame: 1152 or 576. */
  public int frameSamples() {
    return sampleRate() >= LOWEST_MPEG_1_RATE ? MPEG_1_FRAME_SAMPLES : MPEG_2_FRAME_SAMPLES;
  }

  /** MP3 frames in the encoding of so many sample frames of input; at least one is needed. */
  public long frames(long inputFrames) {
    long samples = rates().outputFrames(inputFrames);
    return Math.ceilDiv(samples + SURPLUS_SAMPLES, (long) frameSamples());
  }

  /** Bytes of the encoding of so many sample frames of input; at least one is needed. */
  public long lengthBytes(long inputFrames) {
    return byteOffset(frames(inputFrames));
  }

  /** Where an MP3 frame starts in the encoding; the first is frame 0. */
  public long byteOffset(long frame) {
    long rate = sampleRate();
    long padded = frame == 0 ? 0 : Math.ceilDiv((frame - 1) * (byteShares() % rate), rate);
    return frame * (byteShares() / rate) + padded;
  }

  /** The MP3 frame that has this byte of the encoding. */
  public long frameAt(long byteOffset) {
    long frame = byteOffset * sampleRate() / byteShares();
    while (byteOffset(frame) > byteOffset) {
      frame--;
    }
    while (byteOffset(frame + 1) <= byteOffset) {
      frame++;
    }
    return frame;
  }

  /** The MP3 frame in which a sample frame of the input is heard. */
  public long frameOfInput(long inputFrame) {
    return (rates().outputFrames(inputFrame) + DELAY_SAMPLES) / frameSamples();
  }

  /**
   * Bytes of the encoding, in whole MP3 frames, that have all of the input before a sample frame.
   */
  public long bytesUntil(long inputFrame) {
    return byteOffset(frameOfInput(inputFrame) + 1);
  }

  /** The last MP3 frame at which an encoder can start so that it is right at this one. */
  long startBefore(long frame) {
    long start = Math.max(0, frame - LEAD_IN_FRAMES);
    return start - start % paddingPeriod();
  }

  /** What is fed to an encoder that starts with this MP3 frame. */
  RateConversion.Place feedOf(long startFrame) {
    return rates().placeBefore(startFrame * frameSamples());
  }

  private RateConversion rates() {
    return new RateConversion(inputSampleRate, sampleRate());
  }

  /** Bytes of a frame, times the sample rate. */
  private long byteShares() {
    return (long) frameSamples()
        / Byte.SIZE
        * settings.bitrateFor(inputSampleRate)
        * BITS_PER_KILOBIT;
  }

  private long paddingPeriod() {
    BigInteger rate = BigInteger.valueOf(sampleRate());
    return sampleRate() / rate.gcd(BigInteger.valueOf(byteShares())).longValueExact();
  }
}
