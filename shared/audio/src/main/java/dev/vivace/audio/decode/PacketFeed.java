package dev.vivace.audio.decode;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.UnsupportedMediaException;
import dev.vivace.audio.demux.Demuxer;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import java.io.IOException;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a decoder with the packets of a demuxer, each after the silence that is owed before it, and
 * lets a new one begin a segment where its codec remembers for ever.
 */
final class PacketFeed implements NativeOwner {
  private final Demuxer demuxer;
  private final CodecDecoder codec;
  private final Concealment concealment;
  private final boolean concealsPackets;
  private final NativeScope scope = new NativeScope();
  private final AVPacket packet;

  /** Behind the first frame; null before. */
  private @Nullable Timeline timeline;

  private long fedUntilPts = AV_NOPTS_VALUE;
  private boolean holdsPacket;

  /**
   * @param demuxer not closed
   * @param codec not closed
   */
  PacketFeed(Demuxer demuxer, CodecDecoder codec, Concealment concealment) {
    this.demuxer = demuxer;
    this.codec = codec;
    this.concealment = concealment;
    concealsPackets = !demuxer.hasExactTimes();
    packet = Ffmpeg.requireAllocated(av_packet_alloc(), "av_packet_alloc");
    scope.onClose(() -> av_packet_free(packet));
  }

  /**
   * Feeds the next packet, or what tells that there are no more; does not if silence is owed first.
   *
   * @throws CorruptMediaException if too many packets in a row are damaged
   */
  void next() throws IOException {
    if (concealsPackets && timeline != null && !holdsPacket) {
      concealment.settle(timeline.constantFrames());
    }
    if (concealment.isOwed()) {
      return;
    }
    if (!holdsPacket) {
      if (!demuxer.read(packet)) {
        send(null);
        return;
      }
      holdsPacket = true;
      if (timeline != null) {
        follow(timeline);
      }
    }
    if (!concealment.isOwed()) {
      holdsPacket = false;
      sendPacket();
    }
  }

  private void follow(Timeline way) throws UnsupportedMediaException {
    way.follow(packet);
    concealment.expect(way.packetFrames());
    Segments begun = way.begun();
    if (begun != null && begun.needsNewDecoders()) {
      codec.renew(begun.preRoll());
    } else if (begun != null) {
      begun.preRoll().clear();
    }
    concealment.owe(way.gapFrames());
  }

  private void sendPacket() throws CorruptMediaException {
    if (timeline != null && concealment.expectsUnknown()) {
      concealment.expect(timeline.declaredFrames(packet));
    }
    send(packet);
    if (timeline != null) {
      timeline.passed(packet);
    }
    fedUntilPts = Gaps.endOf(packet);
    av_packet_unref(packet);
  }

  private void send(@Nullable AVPacket sent) throws CorruptMediaException {
    int result = codec.send(sent);
    if (result < 0 && result != AVERROR_EOF()) {
      concealment.damaged(result);
    }
  }

  /**
   * Divides what comes after the frame that was decoded first into segments, if the codec is one of
   * those that can be entered.
   *
   * @param maxPackets more than the time of so many is no gap
   */
  void divide(int maxPackets) {
    timeline = scope.own(new Timeline(demuxer, codec, fedUntilPts, maxPackets));
  }

  /** Whether {@link #skipTo} would spare some decoding. */
  boolean canSkipTo(long sampleFrame) {
    return timeline != null
        && !concealment.isOwed()
        && !holdsPacket
        && timeline.hasSegmentBefore(sampleFrame);
  }

  /**
   * Reads on to the segment before a sample frame without decoding what lies between, and feeds its
   * first packet. To be called only after {@link #canSkipTo}.
   *
   * @return the sample frame that the decoder gives first; or -1 where the way was lost, and
   *     everything has to start anew
   */
  long skipTo(long sampleFrame) throws IOException {
    Timeline way = Objects.requireNonNull(timeline);
    if (way.jumpNear(sampleFrame) == Demuxer.Jump.LOST) {
      return -1;
    }
    forget();
    return switch (way.search(sampleFrame, packet)) {
      case FOUND -> enter(way);
      case ENDED -> {
        send(null);
        yield way.nextFrame();
      }
      case LOST -> -1;
    };
  }

  /** Goes on with the packet, which begins a segment. */
  private long enter(Timeline way) throws IOException {
    Segments begun = Objects.requireNonNull(way.begun());
    concealment.expect(way.packetFrames());
    long entered = begun.firstOfPreRoll() + codec.renew(begun.preRoll());
    sendPacket();
    concealment.endRow();
    return entered;
  }

  /** Owes nothing more for the packets before, and drops the one that is held. */
  void forget() {
    concealment.forget();
    if (holdsPacket) {
      holdsPacket = false;
      av_packet_unref(packet);
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
