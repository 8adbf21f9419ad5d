package dev.vivace.audio.encode;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_CUSTOM_IO;
import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_FLUSH_PACKETS;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;

import dev.vivace.audio.format.MuxerSpec;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.FfmpegOptions;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Writes packets into a container. */
final class Muxer implements NativeOwner {
  private final MuxerSpec container;
  private final NativeScope scope = new NativeScope();
  private final AVFormatContext context = new AVFormatContext(null);
  private final AVStream stream;
  private final AVCodecContext encoder;
  private final AVPacket own;

  /**
   * @param target not closed; it has to outlive this
   */
  Muxer(MuxerSpec container, AVCodecContext encoder, AVIOContext target, int serial) {
    this.container = container;
    this.encoder = encoder;
    try (FfmpegOptions options =
        new FfmpegOptions(container.optionsOf(serial, encoder.sample_rate()))) {
      own = Ffmpeg.requireAllocated(av_packet_alloc(), "av_packet_alloc");
      scope.onClose(() -> av_packet_free(own));
      Ffmpeg.require(
          avformat_alloc_output_context2(context, null, container.muxer(), null),
          "avformat_alloc_output_context2");
      scope.onClose(() -> avformat_free_context(context));
      context.pb(target);
      // Bit exact: no random serial numbers and no names of versions.
      context.flags(
          context.flags() | AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_FLUSH_PACKETS | AVFMT_FLAG_BITEXACT);
      stream = Ffmpeg.requireAllocated(avformat_new_stream(context, null), "avformat_new_stream");
      stream.time_base(encoder.time_base());
      Ffmpeg.require(
          avcodec_parameters_from_context(stream.codecpar(), encoder),
          "avcodec_parameters_from_context");
      Ffmpeg.require(avformat_write_header(context, options.dictionary()), "avformat_write_header");
      options.requireAllTaken();
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /** Adds a packet, which is as it was afterwards. */
  void add(AVPacket packet) {
    Ffmpeg.require(av_packet_ref(own, packet), "av_packet_ref");
    try {
      own.stream_index(0);
      av_packet_rescale_ts(own, encoder.time_base(), stream.time_base());
      Ffmpeg.require(av_write_frame(context, own), "av_write_frame");
    } finally {
      av_packet_unref(own);
    }
  }

  /** Writes what it holds back. */
  void flush() {
    if (container.holding() == MuxerSpec.Holding.UNTIL_FLUSHED) {
      Ffmpeg.require(av_write_frame(context, null), "av_write_frame");
    }
  }

  /** Writes what the container wants at its end. */
  void finish() {
    Ffmpeg.require(av_write_trailer(context), "av_write_trailer");
  }

  @Override
  public void close() {
    scope.close();
  }
}
