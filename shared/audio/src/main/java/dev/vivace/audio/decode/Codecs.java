package dev.vivace.audio.decode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FLAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_OPUS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_SPEEX;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_TTA;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WAVPACK;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_CRCCHECK;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import dev.vivace.audio.UnsupportedMediaException;
import dev.vivace.audio.demux.InputContainer;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.pcm.PcmFormat;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** Opens decoders of the closed list, with limits on what they may ask for. */
final class Codecs {
  /** A second of the highest rate; real frames have at most a third of that. */
  private static final long MAX_FRAME_SAMPLES = PcmFormat.MAX_SAMPLE_RATE;

  private static final int OPUS_HEAD_BYTES = 19;
  private static final int OPUS_PRE_SKIP_OFFSET = 10;

  private Codecs() {}

  /**
   * Opens a decoder for the beginning of a stream; the caller frees it.
   *
   * @throws UnsupportedMediaException if there is none
   */
  static AVCodecContext opened(AVStream stream) throws UnsupportedMediaException {
    return opened(stream, _ -> {});
  }

  /** Opens a decoder for a place within a stream, as {@link #opened}. */
  static AVCodecContext reopened(AVStream stream) throws UnsupportedMediaException {
    return opened(stream, Codecs::forgetPreSkip);
  }

  private static AVCodecContext opened(AVStream stream, Consumer<AVCodecContext> change)
      throws UnsupportedMediaException {
    AVCodec codec = decoderOf(stream.codecpar().codec_id());
    AVCodecContext context =
        Ffmpeg.requireAllocated(avcodec_alloc_context3(codec), "avcodec_alloc_context3");
    try {
      open(context, codec, stream, change);
      return context;
    } catch (UnsupportedMediaException | RuntimeException e) {
      avcodec_free_context(context);
      throw e;
    }
  }

  /** FFmpeg's own decoder of Speex gives twice the samples of wideband, some of them infinite. */
  private static AVCodec decoderOf(int codecId) {
    return codecId == AV_CODEC_ID_SPEEX
        ? avcodec_find_decoder_by_name("libspeex")
        : avcodec_find_decoder(codecId);
  }

  private static void open(
      AVCodecContext context, AVCodec codec, AVStream stream, Consumer<AVCodecContext> change)
      throws UnsupportedMediaException {
    if (Pointer.isNull(codec) || avcodec_parameters_to_context(context, stream.codecpar()) < 0) {
      throw unsupported(stream, "no decoder");
    }
    context.pkt_timebase(stream.time_base());
    context.thread_count(1);
    context.max_samples(MAX_FRAME_SAMPLES);
    if (isLossless(stream.codecpar().codec_id())) {
      // Else a damaged frame is given as noise.
      context.err_recognition(AV_EF_CRCCHECK | AV_EF_EXPLODE);
    }
    Ffmpeg.require(
        av_opt_set(context, "codec_whitelist", InputContainer.DECODERS, 0), "av_opt_set");
    change.accept(context);
    int result = avcodec_open2(context, codec, (PointerPointer<?>) null);
    if (result < 0) {
      throw unsupported(stream, Ffmpeg.message(result));
    }
  }

  private static boolean isLossless(int codecId) {
    return codecId == AV_CODEC_ID_FLAC
        || codecId == AV_CODEC_ID_TTA
        || codecId == AV_CODEC_ID_WAVPACK;
  }

  /** Leaves what stands in the header of Opus out of the beginning only (RFC 7845, 5.1). */
  private static void forgetPreSkip(AVCodecContext context) {
    if (context.codec_id() == AV_CODEC_ID_OPUS && context.extradata_size() >= OPUS_HEAD_BYTES) {
      context.extradata().putShort(OPUS_PRE_SKIP_OFFSET, (short) 0);
    }
  }

  private static UnsupportedMediaException unsupported(AVStream stream, String why) {
    String name = avcodec_get_name(stream.codecpar().codec_id()).getString();
    return new UnsupportedMediaException(
        "its audio (%s) can't be decoded: %s".formatted(name, why));
  }
}
