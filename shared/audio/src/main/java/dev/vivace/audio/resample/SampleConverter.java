package dev.vivace.audio.resample;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.vivace.audio.UnsupportedMediaException;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Samples of one rate as those of another and in another format, held until they are taken. The
 * number of them is exact: so many as {@link RateConversion} tells.
 */
public final class SampleConverter implements NativeOwner {
  private final RateConversion rates;
  private final NativeScope scope = new NativeScope();
  private final AVFrame given;
  private final FloatPointer givenSamples;
  private final Resampler resampler;
  private final SampleFifo fifo;
  private final int channels;
  private long inputFrames;
  private long outputFrames;

  /**
   * @param to copied by nobody: it has to outlive this
   * @param roomFrames the most that are put at once
   */
  public SampleConverter(RateConversion rates, AudioShape to, int roomFrames) {
    this.rates = rates;
    channels = to.channels();
    try (AudioShape from = new AudioShape(rates.inputRate(), channels, AV_SAMPLE_FMT_FLT)) {
      given = Ffmpeg.requireAllocated(av_frame_alloc(), "av_frame_alloc");
      scope.onClose(() -> av_frame_free(given));
      from.allocate(given, roomFrames);
      givenSamples = new FloatPointer(given.data(0));
      resampler = scope.own(new Resampler(from, to));
      fifo = scope.own(new SampleFifo(to));
    } catch (UnsupportedMediaException e) {
      scope.close();
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  public void put(float[] interleaved, int frames) {
    givenSamples.put(interleaved, 0, frames * channels);
    inputFrames += frames;
    keep(resampler.convert(given.extended_data(), frames));
  }

  /** There is no more to put. */
  public void finish() {
    keep(resampler.convert(null, 0));
    long missing = rates.outputFrames(inputFrames) - outputFrames;
    fifo.putSilence(Math.toIntExact(missing));
    outputFrames += missing;
  }

  private void keep(int frames) {
    int wanted = Math.toIntExact(Math.min(frames, rates.outputFrames(inputFrames) - outputFrames));
    fifo.put(resampler.output(), wanted);
    outputFrames += wanted;
  }

  public int channels() {
    return channels;
  }

  public int readyFrames() {
    return fifo.sizeFrames();
  }

  public void take(AVFrame target, int frames) {
    fifo.take(target, frames);
  }

  /** Throws away the first of those that are ready, at most so many; gives their number. */
  public int discard(long mostFrames) {
    int frames = (int) Math.min(mostFrames, fifo.sizeFrames());
    fifo.discard(frames);
    return frames;
  }

  @Override
  public void close() {
    scope.close();
  }
}
