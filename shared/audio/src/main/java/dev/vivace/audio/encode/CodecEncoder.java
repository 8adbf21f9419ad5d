package dev.vivace.audio.encode;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import dev.vivace.audio.format.EncoderSpec;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.FfmpegOptions;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import dev.vivace.audio.resample.AudioShape;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** One of libavcodec's encoders, opened. */
final class CodecEncoder implements NativeOwner {
  private static final int BITS_PER_KILOBIT = 1000;
  private static final int FREE_PER_SECOND = 100;

  private final NativeScope scope = new NativeScope();
  private final AVCodecContext context;

  CodecEncoder(EncoderSpec codec, AudioShape shape, int bitrateKbps) {
    AVCodec encoder =
        Ffmpeg.requireAllocated(
            avcodec_find_encoder_by_name(codec.encoder()), "avcodec_find_encoder_by_name");
    context = Ffmpeg.requireAllocated(avcodec_alloc_context3(encoder), "avcodec_alloc_context3");
    scope.onClose(() -> avcodec_free_context(context));
    context.sample_rate(shape.sampleRate()).sample_fmt(shape.sampleFormat());
    context.bit_rate((long) bitrateKbps * BITS_PER_KILOBIT);
    context.time_base(av_make_q(1, shape.sampleRate()));
    try (FfmpegOptions options = new FfmpegOptions(codec.options())) {
      Ffmpeg.require(
          av_channel_layout_copy(context.ch_layout(), shape.layout()), "av_channel_layout_copy");
      Ffmpeg.require(avcodec_open2(context, encoder, options.dictionary()), "avcodec_open2");
      options.requireAllTaken();
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  AVCodecContext context() {
    return context;
  }

  /** Sample frames that each frame has to have, except the last; 10 ms where any number will do. */
  int frameSize() {
    return context.frame_size() > 0
        ? context.frame_size()
        : context.sample_rate() / FREE_PER_SECOND;
  }

  /** Gives the encoder a frame, which it may keep; null means that there are no more. */
  void send(@Nullable AVFrame frame) {
    Ffmpeg.require(avcodec_send_frame(context, frame), "avcodec_send_frame");
  }

  /** Takes the next packet, if there is one already. */
  boolean receive(AVPacket packet) {
    int result = avcodec_receive_packet(context, packet);
    if (result == AVERROR_EAGAIN() || result == AVERROR_EOF()) {
      return false;
    }
    Ffmpeg.require(result, "avcodec_receive_packet");
    return true;
  }

  @Override
  public void close() {
    scope.close();
  }
}
