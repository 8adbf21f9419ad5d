package dev.vivace.audio.resample;

import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_drain;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_free;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_read;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_size;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_write;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_samples_set_silence;

import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Joins samples of one shape to frames of the size that an encoder wants. */
final class SampleFifo implements NativeOwner {
  private static final int FIRST_ROOM_FRAMES = 4096;

  private final NativeScope scope = new NativeScope();
  private final AudioShape shape;
  private final AVAudioFifo fifo;

  /**
   * @param shape not copied: it has to outlive this
   */
  SampleFifo(AudioShape shape) {
    this.shape = shape;
    fifo =
        Ffmpeg.requireAllocated(
            av_audio_fifo_alloc(shape.sampleFormat(), shape.channels(), FIRST_ROOM_FRAMES),
            "av_audio_fifo_alloc");
    scope.onClose(() -> av_audio_fifo_free(fifo));
  }

  int sizeFrames() {
    return av_audio_fifo_size(fifo);
  }

  void put(AVFrame samples, int frames) {
    Ffmpeg.require(
        av_audio_fifo_write(fifo, samples.extended_data(), frames), "av_audio_fifo_write");
  }

  void putSilence(int frames) {
    if (frames > 0) {
      AVFrame silence = Ffmpeg.requireAllocated(av_frame_alloc(), "av_frame_alloc");
      try {
        shape.allocate(silence, frames);
        Ffmpeg.require(
            av_samples_set_silence(
                silence.extended_data(), 0, frames, shape.channels(), shape.sampleFormat()),
            "av_samples_set_silence");
        put(silence, frames);
      } finally {
        av_frame_free(silence);
      }
    }
  }

  /** Throws away the first ones. */
  void discard(int frames) {
    Ffmpeg.require(av_audio_fifo_drain(fifo, frames), "av_audio_fifo_drain");
  }

  void take(AVFrame target, int frames) {
    Ffmpeg.require(av_audio_fifo_read(fifo, target.extended_data(), frames), "av_audio_fifo_read");
  }

  @Override
  public void close() {
    scope.close();
  }
}
