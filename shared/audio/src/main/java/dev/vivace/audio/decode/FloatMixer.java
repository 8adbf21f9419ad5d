package dev.vivace.audio.decode;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;

import dev.vivace.audio.UnsupportedMediaException;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.resample.AudioShape;
import dev.vivace.audio.resample.Resampler;
import dev.vivace.pcm.PcmFormat;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Turns decoded frames into interleaved floats of one rate and at most two channels. A file may
 * change its shape midway; what comes out keeps the shape of the first frame.
 */
final class FloatMixer implements NativeOwner {
  private final AudioShape to;
  private AudioShape from;
  private Resampler resampler;
  private float[] samples = new float[0];

  /**
   * @throws UnsupportedMediaException if the frame's rate or channels can't be handled
   */
  FloatMixer(AVFrame first) throws UnsupportedMediaException {
    requireRate(first);
    from = AudioShape.of(first);
    to =
        new AudioShape(
            from.sampleRate(),
            Math.min(from.channels(), PcmFormat.MAX_CHANNELS),
            AV_SAMPLE_FMT_FLT);
    try {
      resampler = new Resampler(from, to);
    } catch (UnsupportedMediaException | RuntimeException e) {
      from.close();
      to.close();
      throw e;
    }
  }

  private static void requireRate(AVFrame frame) throws UnsupportedMediaException {
    int rate = frame.sample_rate();
    if (rate < PcmFormat.MIN_SAMPLE_RATE
        || rate > PcmFormat.MAX_SAMPLE_RATE
        || frame.ch_layout().nb_channels() < 1) {
      throw new UnsupportedMediaException("its sample rate of " + rate + " Hz is not supported");
    }
  }

  int sampleRate() {
    return to.sampleRate();
  }

  int channels() {
    return to.channels();
  }

  /**
   * Converts one frame into {@link #samples()}.
   *
   * @return sample frames; may be 0 just after the shape has changed
   */
  int mix(AVFrame frame) throws UnsupportedMediaException {
    if (!from.fits(frame)) {
      requireRate(frame);
      follow(frame);
    }
    int frames = resampler.convert(frame.extended_data(), frame.nb_samples());
    int count = frames * to.channels();
    if (samples.length < count) {
      samples = new float[count];
    }
    new FloatPointer(resampler.output().data(0)).get(samples, 0, count);
    return frames;
  }

  /** Puts silence into {@link #samples()}. */
  int silence(int frames) {
    int count = frames * to.channels();
    if (samples.length < count) {
      samples = new float[count];
    }
    Arrays.fill(samples, 0, count, 0);
    return frames;
  }

  private void follow(AVFrame frame) throws UnsupportedMediaException {
    AudioShape changed = AudioShape.of(frame);
    try {
      Resampler next = new Resampler(changed, to);
      resampler.close();
      from.close();
      resampler = next;
      from = changed;
    } catch (UnsupportedMediaException | RuntimeException e) {
      changed.close();
      throw e;
    }
  }

  float[] samples() {
    return samples;
  }

  @Override
  public void close() {
    resampler.close();
    from.close();
    to.close();
  }
}
