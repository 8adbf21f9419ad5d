package dev.vivace.audio.decode;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.vivace.audio.UnsupportedMediaException;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** One of libavcodec's decoders, opened, which a new one of the same kind may replace. */
final class CodecDecoder implements NativeOwner {
  private final NativeScope scope = new NativeScope();
  private final AVStream stream;
  private final AVFrame frame;
  private AVCodecContext context;

  CodecDecoder(AVStream stream) throws UnsupportedMediaException {
    this.stream = stream;
    try {
      frame = Ffmpeg.requireAllocated(av_frame_alloc(), "av_frame_alloc");
      scope.onClose(() -> av_frame_free(frame));
      context = Codecs.opened(stream);
      scope.onClose(() -> avcodec_free_context(context));
    } catch (UnsupportedMediaException | RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Gives the decoder a packet; null means that there are no more.
   *
   * @return negative if it could not be decoded, or if there were no more already
   */
  int send(@Nullable AVPacket packet) {
    return avcodec_send_packet(context, packet);
  }

  /**
   * Decodes the next frame into {@link #frame()}.
   *
   * @return negative without one: {@code AVERROR(EAGAIN)} if a packet is needed for it, {@code
   *     AVERROR_EOF} at the end, and else because of damage
   */
  int receive() {
    return avcodec_receive_frame(context, frame);
  }

  /** Forgets all packets before. */
  void flush() {
    avcodec_flush_buffers(context);
  }

  /**
   * Goes on with a decoder that knows nothing but the pre-roll.
   *
   * @return the sample frames that it gave of that, which are dropped
   */
  long renew(KeptPackets preRoll) throws UnsupportedMediaException {
    AVCodecContext next = Codecs.reopened(stream);
    avcodec_free_context(context);
    context = next;
    long dropped = 0;
    while (!preRoll.isEmpty()) {
      dropped += dropped(preRoll.first(), preRoll.firstFrames());
      preRoll.removeFirst();
    }
    return dropped;
  }

  /** A damaged packet counts as if it had given what it should. */
  private long dropped(AVPacket preRoll, long frames) {
    boolean damaged = send(preRoll) < 0;
    long given = 0;
    int result = receive();
    while (result >= 0) {
      given += frame.nb_samples();
      result = receive();
    }
    damaged |= result != AVERROR_EAGAIN();
    return damaged ? Math.max(given, frames) : given;
  }

  AVCodecContext context() {
    return context;
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
