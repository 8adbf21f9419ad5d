package dev.vivace.audio.hls;

import dev.vivace.audio.format.EncoderSpec;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingPlan;
import dev.vivace.audio.resample.RateConversion;
import dev.vivace.pcm.PcmFormat;

/**
 * PCM of one shape in one rendition: frames of a codec, each of the same number of samples.
 *
 * <p>Frame f of AAC is the f-th that one encoder of everything gives, whose first is there to prime
 * the decoder: so sound is heard one frame, 21 to 128 ms, behind its place.
 *
 * @param inputRate sample frames per second of the PCM
 * @param channels 1 or 2
 */
public record HlsTrack(HlsRendition rendition, int inputRate, int channels) {
  private static final int AAC_FRAME_SAMPLES = 1024;
  private static final int FLAC_FRAMES_PER_SECOND = 10;

  /** The first frame of AAC lies before the sound. */
  private static final int AAC_PRIMING_FRAMES = 1;

  /**
   * AAC's rate control remembers for ever, but after so many frames the seam is within what two
   * encodings of the same sound differ by anyway. With fewer, a segment begins with more bits than
   * a continuous encoding has there: after 3 frames, segments of a second of speech in stereo at 64
   * kbit/s take a third more bytes.
   */
  private static final int AAC_LEAD_IN_FRAMES = 32;

  /**
   * Silence before the lead-in, which takes rate control to the same place in each segment. Its
   * lambda, the weight of quality against bits, begins at 120, and while the bits are about right
   * it rises by at most a tenth with each frame (FFmpeg, libavcodec/aacenc.c, {@code
   * aac_encode_frame}, "rate control stuff"): segments would begin where a continuous encoding has
   * been long before, and sound worse. A frame of silence has so few bits that lambda reaches its
   * bound, 65536, in the turns that one frame may take. Sound that needs less than the bit rate
   * leaves it there.
   */
  private static final int AAC_SILENT_FRAMES = 1;

  /** The encoder looks one frame ahead, and a conversion of the sample rate some samples. */
  private static final int AAC_LOOK_AHEAD_FRAMES = 2;

  /** For a conversion of the sample rate. */
  private static final int FLAC_LOOK_AHEAD_FRAMES = 1;

  /**
   * @throws IllegalArgumentException if the rate or the number of channels is out of the bounds of
   *     {@link PcmFormat}
   */
  public HlsTrack {
    PcmFormat.requireShape(inputRate, channels);
  }

  /** Sample frames per second of the encoding, which is the track's time scale. */
  public int sampleRate() {
    return rendition.format().sampleRateFor(inputRate);
  }

  /** Samples of each channel in a frame. */
  public int frameSamples() {
    return isFlac() ? sampleRate() / FLAC_FRAMES_PER_SECOND : AAC_FRAME_SAMPLES;
  }

  boolean isFlac() {
    return rendition.format() == EncodingFormat.FLAC;
  }

  /** Frames of the encoding of all of so many sample frames of input. */
  long framesOf(long inputFrames) {
    long frames = Math.ceilDiv(rates().outputFrames(inputFrames), (long) frameSamples());
    return inputFrames == 0 || isFlac() ? frames : frames + AAC_PRIMING_FRAMES;
  }

  /** Sample frames of input that have to be there for the first frames of the encoding. */
  long inputFramesFor(long frames) {
    long samples = Math.multiplyExact(frames + lookAheadFrames(), (long) frameSamples());
    return Math.ceilDiv(Math.multiplyExact(samples, (long) inputRate), (long) sampleRate());
  }

  private int lookAheadFrames() {
    return isFlac() ? FLAC_LOOK_AHEAD_FRAMES : AAC_LOOK_AHEAD_FRAMES;
  }

  /** The frame with which an encoder begins so that it is right at this one. */
  long startBefore(long frame) {
    return isFlac() ? frame : Math.max(0, frame - AAC_LEAD_IN_FRAMES);
  }

  /** Frames of silence that an encoder gets before the one that it begins with. */
  int silentFrames() {
    return isFlac() ? 0 : AAC_SILENT_FRAMES;
  }

  /** Samples of the encoding of so many sample frames of input, without padding. */
  long samplesOf(long inputFrames) {
    return rates().outputFrames(inputFrames);
  }

  RateConversion rates() {
    return new RateConversion(inputRate, sampleRate());
  }

  int bitrateKbps() {
    return rendition.settings().bitrateFor(inputRate);
  }

  EncodingPlan plan() {
    return EncodingPlan.of(rendition.settings(), inputRate, channels);
  }

  EncoderSpec encoder() {
    return isFlac() ? EncoderSpec.flac(frameSamples()) : rendition.format().codec();
  }
}
