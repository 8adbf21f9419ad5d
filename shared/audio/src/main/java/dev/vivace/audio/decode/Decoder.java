package dev.vivace.audio.decode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_OPUS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PROFILE_AAC_LOW;
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

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.UnsupportedMediaException;
import dev.vivace.audio.demux.Demuxer;
import dev.vivace.audio.demux.InputContainer;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import dev.vivace.pcm.PcmFormat;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Decodes the packets of a demuxer to frames, going over damaged ones up to a bound. */
final class Decoder implements NativeOwner {
  /** A second of the highest rate; real frames have at most a third of that. */
  private static final long MAX_FRAME_SAMPLES = PcmFormat.MAX_SAMPLE_RATE;

  private static final int OPUS_HEAD_BYTES = 19;
  private static final int OPUS_PRE_SKIP_OFFSET = 10;

  private final Demuxer demuxer;
  private final int maxDamaged;
  private final NativeScope scope = new NativeScope();
  private final AVPacket packet;
  private final AVFrame frame;
  private AVCodecContext context;
  private @Nullable Segments segments;
  private long firstPts;
  private long secondPts;
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
      context = opened(demuxer.stream(), _ -> {});
      scope.onClose(() -> avcodec_free_context(context));
    } catch (UnsupportedMediaException | RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  private static AVCodecContext opened(AVStream stream, Consumer<AVCodecContext> change)
      throws UnsupportedMediaException {
    AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
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

  private static void open(
      AVCodecContext context, AVCodec codec, AVStream stream, Consumer<AVCodecContext> change)
      throws UnsupportedMediaException {
    if (Pointer.isNull(codec) || avcodec_parameters_to_context(context, stream.codecpar()) < 0) {
      throw unsupported(stream, "no decoder");
    }
    context.pkt_timebase(stream.time_base());
    context.thread_count(1);
    context.max_samples(MAX_FRAME_SAMPLES);
    Ffmpeg.require(
        av_opt_set(context, "codec_whitelist", InputContainer.DECODERS, 0), "av_opt_set");
    change.accept(context);
    int result = avcodec_open2(context, codec, (PointerPointer<?>) null);
    if (result < 0) {
      throw unsupported(stream, Ffmpeg.message(result));
    }
  }

  /** What stands in the header of Opus is to be left out of the beginning only (RFC 7845, 5.1). */
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
    if (demuxer.read(packet)) {
      if (segments != null && segments.begins(packet)) {
        begin(segments);
      }
      sendPacket();
    } else {
      send(null);
    }
  }

  private void begin(Segments next) throws UnsupportedMediaException {
    if (next.needsNewDecoders()) {
      renew(next.preRoll());
    } else {
      next.preRoll().clear();
    }
  }

  private void sendPacket() throws CorruptMediaException {
    send(packet);
    if (segments != null) {
      segments.passed(packet);
    }
    av_packet_unref(packet);
  }

  private void send(@Nullable AVPacket sent) throws CorruptMediaException {
    int result = avcodec_send_packet(context, sent);
    if (result < 0 && result != AVERROR_EOF()) {
      countDamage(result);
    }
  }

  /**
   * Goes on with a decoder that knows nothing but the pre-roll.
   *
   * @return the sample frames that it gave of that, which are dropped
   */
  private long renew(KeptPackets preRoll) throws UnsupportedMediaException {
    AVCodecContext next = opened(demuxer.stream(), Decoder::forgetPreSkip);
    avcodec_free_context(context);
    context = next;
    long dropped = 0;
    while (!preRoll.isEmpty()) {
      avcodec_send_packet(context, preRoll.first());
      preRoll.removeFirst();
      while (avcodec_receive_frame(context, frame) >= 0) {
        dropped += frame.nb_samples();
      }
    }
    return dropped;
  }

  /**
   * Divides what comes after the frame that was decoded first into segments, if the codec is one of
   * those that can be entered.
   */
  void divide() {
    firstPts = frame.pts();
    secondPts = firstPts + frame.nb_samples();
    AVCodecParameters audio = demuxer.stream().codecpar();
    boolean remembersMore =
        audio.codec_id() == AV_CODEC_ID_AAC && context.profile() != AV_PROFILE_AAC_LOW;
    CodecMemory.of(audio.codec_id())
        .filter(_ -> !remembersMore)
        .ifPresent(memory -> {
          PacketClock clock = new PacketClock(demuxer.stream(), context, frame);
          segments = scope.own(new Segments(memory, clock, frame));
        });
  }

  /** Whether {@link #skipTo} would spare some decoding. */
  boolean canSkipTo(long sampleFrame) {
    return segments != null && segments.beginsBefore(sampleFrame);
  }

  /**
   * Reads on to the segment before a sample frame without decoding what lies between. To be called
   * only after {@link #canSkipTo}.
   *
   * @return the sample frame that {@link #next} gives first; or -1 where the way was lost, and
   *     everything has to start anew
   */
  long skipTo(long sampleFrame) throws IOException {
    Segments way = Objects.requireNonNull(segments);
    long preRoll = way.preRollBefore(sampleFrame);
    boolean jumped =
        preRoll > way.nextFrame()
            && demuxer.jump(secondPts, firstPts + preRoll, way.constantPacketFrames());
    while (demuxer.read(packet)) {
      if (jumped) {
        way.jumped(packet.pts() - firstPts);
        jumped = false;
      }
      boolean begins = way.begins(packet);
      if (way.isLost() || way.nextFrame() > sampleFrame) {
        av_packet_unref(packet);
        return -1;
      }
      if (begins && way.isLastBefore(sampleFrame)) {
        long entered = way.firstOfPreRoll() + renew(way.preRoll());
        sendPacket();
        damagedInARow = 0;
        return entered;
      }
      if (begins) {
        way.preRoll().clear();
      }
      way.passed(packet);
      av_packet_unref(packet);
    }
    send(null);
    return way.nextFrame();
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
