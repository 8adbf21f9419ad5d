package dev.vivace.audio.encode;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_CUSTOM_IO;
import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_FLUSH_PACKETS;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;

import dev.vivace.audio.format.MuxerSpec;
import dev.vivace.audio.io.AvioWriter;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.FfmpegOptions;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import java.io.IOException;
import java.io.OutputStream;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Writes packets into a container and the container to a sink, each packet at once. */
final class Muxer implements NativeOwner {
  private final MuxerSpec container;
  private final OutputStream sink;
  private final NativeScope scope = new NativeScope();
  private final AVFormatContext context = new AVFormatContext(null);
  private final AvioWriter writer;
  private final AVStream stream;
  private final AVCodecContext encoder;
  private long writtenBytes;

  Muxer(MuxerSpec container, AVCodecContext encoder, OutputStream sink) {
    this.container = container;
    this.sink = sink;
    this.encoder = encoder;
    this.writer = scope.own(new AvioWriter());
    try (FfmpegOptions options = new FfmpegOptions(container.options())) {
      Ffmpeg.require(
          avformat_alloc_output_context2(context, null, container.muxer(), null),
          "avformat_alloc_output_context2");
      scope.onClose(() -> avformat_free_context(context));
      context.pb(writer.context());
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

  /** Writes one packet and flushes the sink. */
  void write(AVPacket packet) throws IOException {
    add(packet);
    if (container.holding() == MuxerSpec.Holding.UNTIL_FLUSHED) {
      Ffmpeg.require(av_write_frame(context, null), "av_write_frame");
    }
    drain();
  }

  private void add(AVPacket packet) {
    packet.stream_index(0);
    av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
    Ffmpeg.require(av_write_frame(context, packet), "av_write_frame");
  }

  /**
   * Writes one of the last packets, which may stay inside until {@link #finish}: the end is marked
   * on what is written then.
   */
  void writeLast(AVPacket packet) throws IOException {
    add(packet);
    drain();
  }

  /** Writes what the container wants at its end. */
  void finish() throws IOException {
    Ffmpeg.require(av_write_trailer(context), "av_write_trailer");
    drain();
  }

  long writtenBytes() {
    return writtenBytes;
  }

  private void drain() throws IOException {
    writtenBytes += writer.drainTo(sink);
  }

  @Override
  public void close() {
    scope.close();
  }
}
