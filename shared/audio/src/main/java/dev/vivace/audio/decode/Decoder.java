package dev.vivace.audio.decode;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.UnsupportedMediaException;
import dev.vivace.audio.demux.Demuxer;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import java.io.IOException;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the packets of a demuxer to frames. In place of what is damaged or missing there is
 * silence of the same length, up to a bound.
 */
final class Decoder implements NativeOwner {
  private final int maxDamaged;
  private final Concealment concealment;
  private final @Nullable FrameTimes exactTimes;
  private final NativeScope scope = new NativeScope();
  private final CodecDecoder codec;
  private final PacketFeed feed;
  private boolean holdsFrame;

  /**
   * @param demuxer not closed
   */
  Decoder(Demuxer demuxer, DecodeLimits limits) throws UnsupportedMediaException {
    maxDamaged = limits.damagedPackets();
    concealment = new Concealment(maxDamaged);
    exactTimes = demuxer.hasExactTimes() ? new FrameTimes(maxDamaged) : null;
    try {
      codec = scope.own(new CodecDecoder(demuxer.stream()));
      feed = scope.own(new PacketFeed(demuxer, codec, concealment));
    } catch (UnsupportedMediaException | RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Decodes the next frame into {@link #frame()}, or gives {@link #silentFrames()} of silence.
   *
   * @return false at the end
   * @throws CorruptMediaException if too many packets in a row are damaged
   */
  boolean next() throws IOException {
    while (true) {
      if (concealment.begin()) {
        return true;
      }
      if (holdsFrame) {
        holdsFrame = false;
        return true;
      }
      int result = codec.receive();
      if (result == AVERROR_EOF()) {
        return false;
      }
      if (result >= 0) {
        received(codec.frame());
      } else if (result == AVERROR_EAGAIN()) {
        feed.next();
      } else {
        concealment.damaged(result);
      }
    }
  }

  private void received(AVFrame frame) throws CorruptMediaException {
    holdsFrame = true;
    concealment.received(frame.nb_samples());
    if (exactTimes != null) {
      concealment.owe(exactTimes.missingBefore(frame.pts(), frame.nb_samples()));
    }
  }

  /**
   * Divides what comes after the frame that was decoded first into segments, if the codec is one of
   * those that can be entered.
   */
  void divide() {
    feed.divide(maxDamaged);
  }

  /** Whether the times of frames, and of silence before the first, count from 0. */
  boolean countsFromZero() {
    return exactTimes == null ? codec.frame().pts() == 0 : exactTimes.countFromZero();
  }

  /** Whether {@link #skipTo} would spare some decoding. */
  boolean canSkipTo(long sampleFrame) {
    return !holdsFrame && feed.canSkipTo(sampleFrame);
  }

  /**
   * Reads on to the segment before a sample frame without decoding what lies between. To be called
   * only after {@link #canSkipTo}.
   *
   * @return the sample frame that {@link #next} gives first; or -1 where the way was lost, and
   *     everything has to start anew
   */
  long skipTo(long sampleFrame) throws IOException {
    return feed.skipTo(sampleFrame);
  }

  /** Forgets all packets before, because the demuxer has moved. */
  void flush() {
    codec.flush();
    if (exactTimes != null) {
      exactTimes.jumped();
    }
    concealment.endRow();
    holdsFrame = false;
    feed.forget();
  }

  /** If not 0, there is silence in place of a frame. */
  int silentFrames() {
    return concealment.silentFrames();
  }

  /** Whether anything could not be decoded. */
  boolean hasDamage() {
    return concealment.hasDamage();
  }

  /** The last decoded frame, valid until the next. */
  AVFrame frame() {
    return codec.frame();
  }

  @Override
  public void close() {
    scope.close();
  }
}
