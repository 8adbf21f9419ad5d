package dev.vivace.audio.decode;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import dev.vivace.audio.demux.Demuxer;
import dev.vivace.audio.demux.InputContainer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * Tells where time passes without a packet, because packets were lost or there was nothing to be
 * heard. Times of containers are rounded and of some a little off, so that only what is clearly
 * more counts; and so much that it can't be damage is another beginning of time.
 */
final class Gaps {
  private static final long NONE = AV_NOPTS_VALUE;

  /** Whose times are right where a packet begins; of the others a tenth of a second is little. */
  private static final int EXACT_MS = 15;

  private static final int INEXACT_MS = 100;
  private static final int MILLISECONDS = 1000;

  private final AVRational timeBase;
  private final AVRational samples;
  private final int maxPackets;
  private final int leastMs;
  private final boolean timed;
  private long expectedPts;

  /**
   * @param lastEndPts as {@link #endOf} the packet before those asked about
   * @param maxPackets more than the time of so many is no gap
   */
  Gaps(Demuxer demuxer, int sampleRate, long lastEndPts, int maxPackets) {
    timeBase = demuxer.stream().time_base();
    samples = new AVRational().num(1).den(sampleRate);
    this.maxPackets = maxPackets;
    leastMs =
        switch (demuxer.kind()) {
          case ISO_BMFF, MATROSKA -> EXACT_MS;
          default -> INEXACT_MS;
        };
    timed = isTimed(demuxer.kind());
    expectedPts = lastEndPts;
  }

  private static boolean isTimed(InputContainer kind) {
    return switch (kind) {
      case ASF, FLV, ISO_BMFF, MATROSKA, MPEG_PS, MPEG_TS, OGG -> true;
      default -> false;
    };
  }

  /** Sample frames between the packet before and this one. To be called for each in their order. */
  long framesBefore(AVPacket packet) {
    long gap =
        timed && expectedPts != NONE && packet.pts() != NONE ? packet.pts() - expectedPts : 0;
    expectedPts = endOf(packet);
    if (gap <= 0 || packet.duration() <= 0) {
      return 0;
    }
    long frames = av_rescale_q(gap, timeBase, samples);
    long packetFrames = av_rescale_q(packet.duration(), timeBase, samples);
    long least = Math.max(packetFrames * 3 / 4, (long) leastMs * samples.den() / MILLISECONDS);
    return frames >= least && frames <= packetFrames * maxPackets ? frames : 0;
  }

  /** Sample frames that a packet should have, or 0 if that is not known. */
  long framesOf(AVPacket packet) {
    return packet.duration() > 0 ? av_rescale_q(packet.duration(), timeBase, samples) : 0;
  }

  /** The next packet is another one than would have followed. */
  void jumped() {
    expectedPts = NONE;
  }

  /** The time at which a packet is over, or no time. */
  static long endOf(AVPacket packet) {
    return packet.pts() == NONE || packet.duration() <= 0 ? NONE : packet.pts() + packet.duration();
  }
}
