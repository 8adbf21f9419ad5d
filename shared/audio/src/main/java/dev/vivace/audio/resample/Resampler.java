package dev.vivace.audio.resample;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_double;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import dev.vivace.audio.UnsupportedMediaException;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Converts rate, channels and sample format (libswresample). Mixing down never exceeds full scale.
 */
public final class Resampler implements NativeOwner {
  private static final int FIRST_ROOM_FRAMES = 4096;

  private final AudioShape to;
  private final NativeScope scope = new NativeScope();
  private final SwrContext context = new SwrContext(null);
  private final AVFrame output;
  private int roomFrames;

  /**
   * @param from copied, as {@code to} is not: it has to outlive this
   * @throws UnsupportedMediaException if there is no way from one channel layout to the other
   */
  public Resampler(AudioShape from, AudioShape to) throws UnsupportedMediaException {
    this.to = to;
    scope.onClose(() -> swr_free(context));
    try {
      Ffmpeg.require(
          swr_alloc_set_opts2(
              context,
              to.layout(),
              to.sampleFormat(),
              to.sampleRate(),
              from.layout(),
              from.sampleFormat(),
              from.sampleRate(),
              0,
              null),
          "swr_alloc_set_opts2");
      Ffmpeg.require(av_opt_set_double(context, "rematrix_maxval", 1, 0), "av_opt_set_double");
      if (swr_init(context) < 0) {
        throw new UnsupportedMediaException(
            "the layout of its " + from.channels() + " channels is not supported");
      }
      output = Ffmpeg.requireAllocated(av_frame_alloc(), "av_frame_alloc");
      scope.onClose(() -> av_frame_free(output));
    } catch (UnsupportedMediaException | RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Converts into {@link #output()}.
   *
   * @param planes the input's planes; null gives what is still inside
   * @return sample frames in the output
   */
  public int convert(@Nullable PointerPointer<?> planes, int frames) {
    reserve(Ffmpeg.require(swr_get_out_samples(context, frames), "swr_get_out_samples"));
    return Ffmpeg.require(
        swr_convert(context, output.extended_data(), roomFrames, planes, frames), "swr_convert");
  }

  /** The planes that the last conversion filled. */
  public AVFrame output() {
    return output;
  }

  private void reserve(int frames) {
    if (frames > roomFrames) {
      av_frame_unref(output);
      roomFrames = 0;
      to.allocate(output, Math.max(frames, FIRST_ROOM_FRAMES));
      roomFrames = Math.max(frames, FIRST_ROOM_FRAMES);
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
