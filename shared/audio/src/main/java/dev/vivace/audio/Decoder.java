package dev.vivace.audio;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** Decodes the packets of a demuxer to frames, going over damaged ones up to a bound. */
final class Decoder implements NativeOwner {
  /** A second of the highest rate; real frames have at most a third of that. */
  private static final long MAX_FRAME_SAMPLES = PcmFormat.MAX_SAMPLE_RATE;

  private final Demuxer demuxer;
  private final int maxDamaged;
  private final NativeScope scope = new NativeScope();
  private final AVCodecContext context;
  private final AVPacket packet;
  private final AVFrame frame;
  private int damagedInARow;

  /**
   * @param demuxer not closed
   */
  Decoder(Demuxer demuxer, DecodeLimits limits) throws UnsupportedMediaException {
    this.demuxer = demuxer;
    this.maxDamaged = limits.damagedPackets();
    try {
      packet = Ffmpeg.requireAllocated(av_packet_alloc(), "av_packet_alloc");
      scope.onClose(() -> av_packet_free(packet));
      frame = Ffmpeg.requireAllocated(av_frame_alloc(), "av_frame_alloc");
      scope.onClose(() -> av_frame_free(frame));
      AVCodec codec = avcodec_find_decoder(demuxer.stream().codecpar().codec_id());
      context = Ffmpeg.requireAllocated(avcodec_alloc_context3(codec), "avcodec_alloc_context3");
      scope.onClose(() -> avcodec_free_context(context));
      open(codec, demuxer.stream());
    } catch (UnsupportedMediaException | RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  private void open(AVCodec codec, AVStream stream) throws UnsupportedMediaException {
    if (Pointer.isNull(codec) || avcodec_parameters_to_context(context, stream.codecpar()) < 0) {
      throw unsupported(stream, "no decoder");
    }
    context.pkt_timebase(stream.time_base());
    context.thread_count(1);
    context.max_samples(MAX_FRAME_SAMPLES);
    Ffmpeg.require(av_opt_set(context, "codec_whitelist", MediaKind.DECODERS, 0), "av_opt_set");
    int result = avcodec_open2(context, codec, (PointerPointer<?>) null);
    if (result < 0) {
      throw unsupported(stream, Ffmpeg.message(result));
    }
  }

  private static UnsupportedMediaException unsupported(AVStream stream, String why) {
    String name = avcodec_get_name(stream.codecpar().codec_id()).getString();
    return new UnsupportedMediaException(
        "its audio (%s) can't be decoded: %s".formatted(name, why));
  }

  /**
   * Decodes the next frame into {@link #frame()}.
   *
   * @return false at the end
   * @throws CorruptMediaException if too many packets in a row are damaged
   */
  boolean next() throws IOException {
    while (true) {
      int result = avcodec_receive_frame(context, frame);
      if (result >= 0) {
        damagedInARow = 0;
        return true;
      }
      if (result == AVERROR_EOF()) {
        return false;
      }
      if (result == AVERROR_EAGAIN()) {
        feed();
      } else {
        countDamage(result);
      }
    }
  }

  private void feed() throws IOException {
    boolean more = demuxer.read(packet);
    int result = avcodec_send_packet(context, more ? packet : null);
    if (more) {
      av_packet_unref(packet);
    }
    if (result < 0 && result != AVERROR_EOF()) {
      countDamage(result);
    }
  }

  private void countDamage(int error) throws CorruptMediaException {
    damagedInARow++;
    if (damagedInARow > maxDamaged) {
      throw new CorruptMediaException(
          "more than %d packets in a row are damaged: %s"
              .formatted(maxDamaged, Ffmpeg.message(error)));
    }
  }

  /** Forgets all packets before, because the demuxer has moved. */
  void flush() {
    avcodec_flush_buffers(context);
    damagedInARow = 0;
  }

  /** The last decoded frame, valid until the next. */
  AVFrame frame() {
    return frame;
  }

  @Override
  public void close() {
    scope.close();
  }
}
