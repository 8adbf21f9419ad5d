package dev.vivace.audio.resample;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_compare;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;

import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Rate, channel layout and FFmpeg's sample format of audio in native memory. */
public final class AudioShape implements NativeOwner {
  private final int sampleRate;
  private final int sampleFormat;
  private final AVChannelLayout layout;

  /** The usual layout of so many channels. */
  public AudioShape(int sampleRate, int channels, int sampleFormat) {
    Ffmpeg.load();
    this.sampleRate = sampleRate;
    this.sampleFormat = sampleFormat;
    this.layout = new AVChannelLayout();
    av_channel_layout_default(layout, channels);
  }

  /**
   * That of a decoded frame; where the file does not say what its channels are, the usual layout.
   */
  public static AudioShape of(AVFrame frame) {
    AudioShape shape =
        new AudioShape(frame.sample_rate(), frame.ch_layout().nb_channels(), frame.format());
    if (frame.ch_layout().order() != AV_CHANNEL_ORDER_UNSPEC) {
      Ffmpeg.require(
          av_channel_layout_copy(shape.layout, frame.ch_layout()), "av_channel_layout_copy");
    }
    return shape;
  }

  public boolean fits(AVFrame frame) {
    return frame.sample_rate() == sampleRate
        && frame.format() == sampleFormat
        && (frame.ch_layout().order() == AV_CHANNEL_ORDER_UNSPEC
            ? frame.ch_layout().nb_channels() == layout.nb_channels()
            : av_channel_layout_compare(frame.ch_layout(), layout) == 0);
  }

  public int sampleRate() {
    return sampleRate;
  }

  public int channels() {
    return layout.nb_channels();
  }

  public int sampleFormat() {
    return sampleFormat;
  }

  public AVChannelLayout layout() {
    return layout;
  }

  /** Gives a frame this shape and room for so many sample frames. */
  public void allocate(AVFrame frame, int frames) {
    frame.format(sampleFormat).sample_rate(sampleRate).nb_samples(frames);
    Ffmpeg.require(av_channel_layout_copy(frame.ch_layout(), layout), "av_channel_layout_copy");
    Ffmpeg.require(
        org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer(frame, 0), "av_frame_get_buffer");
  }

  @Override
  public void close() {
    if (!layout.isNull()) {
      av_channel_layout_uninit(layout);
      layout.deallocate();
    }
  }
}
