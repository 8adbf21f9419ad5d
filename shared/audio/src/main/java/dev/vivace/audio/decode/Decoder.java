package dev.vivace.audio.decode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PROFILE_AAC_LOW;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.UnsupportedMediaException;
import dev.vivace.audio.demux.Demuxer;
import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import java.io.IOException;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the packets of a demuxer to frames. In place of what is damaged or missing there is
 * silence of the same length, up to a bound.
 */
final class Decoder implements NativeOwner {
  private static final int MOST_SILENT_FRAMES = 8192;

  private final Demuxer demuxer;
  private final int maxDamaged;
  private final NativeScope scope = new NativeScope();
  private final AVPacket packet;
  private final AVFrame frame;
  private AVCodecContext context;
  private final boolean exactTimes;
  private @Nullable Segments segments;
  private @Nullable PacketClock clock;
  private @Nullable Gaps gaps;
  private long firstPts;
  private long secondPts;
  private int damagedInARow;
  private boolean hasDamage;

  /**
   * The time at which the next frame begins, if frames have exact times; negative where anything
   * will do.
   */
  private long expectedPts;

  private boolean fromZero;
  private long fedUntilPts = AV_NOPTS_VALUE;

  private long owedSilence;
  private int silentFrames;
  private boolean holdsFrame;
  private boolean holdsPacket;
  private long packetFrames;
  private long givenFrames;
  private boolean packetDamaged;

  /**
   * @param demuxer not closed
   */
  Decoder(Demuxer demuxer, DecodeLimits limits) throws UnsupportedMediaException {
    this.demuxer = demuxer;
    this.maxDamaged = limits.damagedPackets();
    this.exactTimes = demuxer.hasExactTimes();
    try {
      packet = Ffmpeg.requireAllocated(av_packet_alloc(), "av_packet_alloc");
      scope.onClose(() -> av_packet_free(packet));
      frame = Ffmpeg.requireAllocated(av_frame_alloc(), "av_frame_alloc");
      scope.onClose(() -> av_frame_free(frame));
      context = Codecs.opened(demuxer.stream());
      scope.onClose(() -> avcodec_free_context(context));
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
      silentFrames = (int) Math.min(owedSilence, MOST_SILENT_FRAMES);
      owedSilence -= silentFrames;
      if (silentFrames > 0) {
        return true;
      }
      if (holdsFrame) {
        holdsFrame = false;
        return true;
      }
      int result = avcodec_receive_frame(context, frame);
      if (result == AVERROR_EOF()) {
        return false;
      }
      if (result >= 0) {
        received();
      } else if (result == AVERROR_EAGAIN()) {
        feed();
      } else {
        countDamage(result);
      }
    }
  }

  private void received() throws CorruptMediaException {
    damagedInARow = 0;
    givenFrames += frame.nb_samples();
    holdsFrame = true;
    if (exactTimes) {
      place(frame.pts(), frame.nb_samples());
    }
  }

  /** Owes silence for what is missing before a frame. */
  private void place(long pts, int frames) throws CorruptMediaException {
    if (expectedPts < 0) {
      expectedPts = pts;
    }
    long missing = pts < 0 ? 0 : Math.max(0, pts - expectedPts);
    boolean tooMuch = missing > (long) maxDamaged * frames;
    boolean first = isFirst();
    if (tooMuch && !first) {
      throw new CorruptMediaException(
          "more than %d packets in a row are missing".formatted(maxDamaged));
    }
    // A file that was cut out of another may count on from there.
    owedSilence = tooMuch ? 0 : missing;
    fromZero |= first && pts >= 0 && !tooMuch;
    expectedPts = (tooMuch ? pts : expectedPts + missing) + frames;
  }

  private boolean isFirst() {
    return gaps == null;
  }

  private void feed() throws IOException {
    settle();
    if (owedSilence > 0) {
      return;
    }
    if (!holdsPacket) {
      if (!demuxer.read(packet)) {
        send(null);
        return;
      }
      holdsPacket = true;
      long gapFrames = measure();
      if (segments != null && segments.begins(gapFrames, packetFrames)) {
        begin(segments);
      }
      owedSilence = gapFrames;
    }
    if (owedSilence == 0) {
      holdsPacket = false;
      sendPacket();
    }
  }

  /** Tells how long the packet is and gives the gap before it. */
  private long measure() {
    long gapFrames = gaps == null ? 0 : gaps.framesBefore(packet);
    packetFrames = clock == null ? PacketClock.UNKNOWN : clock.frames(packet, gapFrames);
    return gapFrames;
  }

  /** Owes silence for what the packet before did not give. */
  private void settle() {
    boolean swollen =
        clock != null && packetFrames > clock.constantFrames() && clock.constantFrames() > 0;
    if ((packetDamaged || swollen) && !exactTimes) {
      owedSilence = Math.max(0, packetFrames - givenFrames);
    }
    packetDamaged = false;
    packetFrames = 0;
    givenFrames = 0;
  }

  private void begin(Segments next) throws UnsupportedMediaException {
    if (next.needsNewDecoders()) {
      renew(next.preRoll());
    } else {
      next.preRoll().clear();
    }
  }

  private void sendPacket() throws CorruptMediaException {
    if (packetFrames == PacketClock.UNKNOWN && gaps != null) {
      packetFrames = gaps.framesOf(packet);
    }
    send(packet);
    if (segments != null) {
      segments.passed(packet);
    }
    fedUntilPts = Gaps.endOf(packet);
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
    AVCodecContext next = Codecs.reopened(demuxer.stream());
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
    boolean damaged = avcodec_send_packet(context, preRoll) < 0;
    long given = 0;
    int result = avcodec_receive_frame(context, frame);
    while (result >= 0) {
      given += frame.nb_samples();
      result = avcodec_receive_frame(context, frame);
    }
    damaged |= result != AVERROR_EAGAIN();
    return damaged ? Math.max(given, frames) : given;
  }

  /**
   * Divides what comes after the frame that was decoded first into segments, if the codec is one of
   * those that can be entered.
   */
  void divide() {
    firstPts = frame.pts();
    secondPts = firstPts + frame.nb_samples();
    clock = new PacketClock(demuxer, context, frame);
    gaps = new Gaps(demuxer, frame.sample_rate(), fedUntilPts, maxDamaged);
    AVCodecParameters audio = demuxer.stream().codecpar();
    boolean remembersMore =
        audio.codec_id() == AV_CODEC_ID_AAC && context.profile() != AV_PROFILE_AAC_LOW;
    CodecMemory.of(audio.codec_id())
        .filter(_ -> !remembersMore)
        .ifPresent(memory -> segments = scope.own(new Segments(memory, frame)));
  }

  /** Whether the times of frames, and of silence before the first, count from 0. */
  boolean countsFromZero() {
    return exactTimes ? fromZero : frame.pts() == 0;
  }

  /** Whether {@link #skipTo} would spare some decoding. */
  boolean canSkipTo(long sampleFrame) {
    return segments != null
        && owedSilence == 0
        && !holdsPacket
        && segments.beginsBefore(sampleFrame);
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
    Demuxer.Jump jump =
        preRoll > way.nextFrame()
            ? demuxer.jump(
                secondPts, firstPts + preRoll, Objects.requireNonNull(clock).constantFrames())
            : Demuxer.Jump.STAYED;
    if (jump == Demuxer.Jump.LOST) {
      return -1;
    }
    boolean jumped = jump == Demuxer.Jump.ARRIVED;
    forgetOwed();
    while (demuxer.read(packet)) {
      if (jumped) {
        way.jumped(packet.pts() - firstPts);
        Objects.requireNonNull(gaps).jumped();
        jumped = false;
      }
      long gapFrames = measure();
      boolean begins = way.begins(gapFrames, packetFrames);
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
    packetDamaged = true;
    hasDamage = true;
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
    expectedPts = -1;
    damagedInARow = 0;
    forgetOwed();
  }

  /** If not 0, there is silence in place of a frame. */
  int silentFrames() {
    return silentFrames;
  }

  /** Whether anything could not be decoded. */
  boolean hasDamage() {
    return hasDamage;
  }

  private void forgetOwed() {
    owedSilence = 0;
    silentFrames = 0;
    holdsFrame = false;
    packetDamaged = false;
    givenFrames = 0;
    if (holdsPacket) {
      holdsPacket = false;
      av_packet_unref(packet);
    }
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
