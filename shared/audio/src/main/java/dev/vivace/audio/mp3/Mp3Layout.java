package dev.vivace.audio.mp3;

import dev.vivace.audio.encode.InfoFrame;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingPlan;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.audio.format.Mp3Frames;
import dev.vivace.audio.resample.RateConversion;
import dev.vivace.pcm.PcmFormat;

/**
 * The layout of an MP3 that does not exist yet: bytes, MP3 frames and sample frames of the input.
 * All of it is arithmetic, because the encoding has a constant bit rate and no bit reservoir, and
 * its length is known exactly before a byte of it exists.
 *
 * <p>These are the bare frames, as of a stream whose end nobody knows. A file of known length has
 * an {@link #infoFrame} before them, which counts for none of these numbers.
 *
 * @param settings of the format MP3
 * @param inputSampleRate of the samples that are encoded, in Hz
 */
public record Mp3Layout(EncodingSettings settings, int inputSampleRate) {
  /** Becomes another one whenever the same settings and samples give other bytes than before. */
  public static final int VERSION = 2;

  /**
   * MP3 frames that an encoder has to be fed before its bytes are those of an encoder that was fed
   * everything. Measured on LAME at quality 7, from every frame of minutes of speech: three are too
   * few for up to one frame in a hundred, and four were enough for all. One is in reserve.
   */
  public static final int LEAD_IN_FRAMES = 5;

  /** LAME's delay and that of a decoder (LAME's technical FAQ). */
  private static final int DELAY_SAMPLES = Mp3Frames.ENCODER_DELAY_SAMPLES + 529;

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
    return frames().frameSamples();
  }

  /** MP3 frames in the encoding of so many sample frames of input; at least one is needed. */
  public long frames(long inputFrames) {
    return frames().count(rates().outputFrames(inputFrames));
  }

  /** Bytes of the encoding of so many sample frames of input; at least one is needed. */
  public long lengthBytes(long inputFrames) {
    return byteOffset(frames(inputFrames));
  }

  /** The frame before the others in the file that has so many sample frames of input. */
  public byte[] infoFrame(int channels, long inputFrames) {
    EncodingPlan plan = EncodingPlan.of(settings, inputSampleRate, channels);
    return new InfoFrame(plan).bytes(rates().outputFrames(inputFrames));
  }

  /** The byte at which an MP3 frame starts in the encoding; the first is frame 0. */
  public long byteOffset(long frame) {
    return frames().byteOffset(frame);
  }

  /** The MP3 frame that has this byte of the encoding. */
  public long frameAt(long byteOffset) {
    return frames().frameAt(byteOffset);
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
    return start - start % frames().paddingPeriod();
  }

  /** The samples that are fed to an encoder that starts with this MP3 frame. */
  RateConversion.Place feedOf(long startFrame) {
    return rates().placeBefore(startFrame * frameSamples());
  }

  private RateConversion rates() {
    return new RateConversion(inputSampleRate, sampleRate());
  }

  private Mp3Frames frames() {
    return new Mp3Frames(sampleRate(), settings.bitrateFor(inputSampleRate));
  }
}
