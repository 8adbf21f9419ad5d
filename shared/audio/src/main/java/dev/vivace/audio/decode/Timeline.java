package dev.vivace.audio.decode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PROFILE_AAC_LOW;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import dev.vivace.audio.demux.Demuxer;
import dev.vivace.audio.natives.NativeOwner;
import java.io.IOException;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * The places of the packets behind the first frame, followed without decoding: how long each is,
 * how much is missing before it, and whether it begins a segment, if the codec is one of those that
 * can be entered.
 */
final class Timeline implements NativeOwner {
  private final Demuxer demuxer;
  private final long firstPts;
  private final long secondPts;
  private final PacketClock clock;
  private final Gaps gaps;
  private final @Nullable Segments segments;
  private long gapFrames;
  private long packetFrames;
  private boolean beginsSegment;
  private boolean jumped;

  /** The end of a {@link #search}. */
  enum Search {
    /** The packet begins the segment. */
    FOUND,
    /** The stream has ended before. */
    ENDED,
    /** The place of the packet is not known, or it is too late. */
    LOST
  }

  /**
   * @param demuxer not closed
   * @param decoder as it is after the first frame
   * @param lastEndPts of the packets that it was made of, as {@link Gaps#endOf}
   * @param maxPackets more than the time of so many is no gap
   */
  Timeline(Demuxer demuxer, CodecDecoder decoder, long lastEndPts, int maxPackets) {
    AVFrame first = decoder.frame();
    this.demuxer = demuxer;
    firstPts = first.pts();
    secondPts = firstPts + first.nb_samples();
    clock = new PacketClock(demuxer, decoder.context(), first);
    gaps = new Gaps(demuxer, first.sample_rate(), lastEndPts, maxPackets);
    int codecId = demuxer.stream().codecpar().codec_id();
    boolean remembersMore =
        codecId == AV_CODEC_ID_AAC && decoder.context().profile() != AV_PROFILE_AAC_LOW;
    segments =
        CodecMemory.of(codecId)
            .filter(_ -> !remembersMore)
            .map(memory -> new Segments(memory, first))
            .orElse(null);
  }

  /** Takes the next packet into account. To be followed by {@link #passed}. */
  void follow(AVPacket packet) {
    gapFrames = gaps.framesBefore(packet);
    packetFrames = clock.frames(packet, gapFrames);
    beginsSegment = segments != null && segments.begins(gapFrames, packetFrames);
  }

  /** Sample frames between the packet before and this one. */
  long gapFrames() {
    return gapFrames;
  }

  /** Sample frames of the packet, or {@link PacketClock#UNKNOWN}. */
  long packetFrames() {
    return packetFrames;
  }

  /** Sample frames that a packet should have by its container, or 0 if that is not known. */
  long declaredFrames(AVPacket packet) {
    return gaps.framesOf(packet);
  }

  /** Sample frames of every packet but the last, or {@link PacketClock#UNKNOWN}. */
  long constantFrames() {
    return clock.constantFrames();
  }

  /** The segment that the packet begins, or null. */
  @Nullable Segments begun() {
    return beginsSegment ? segments : null;
  }

  /** The packet has been decoded or left out. */
  void passed(AVPacket packet) {
    if (segments != null) {
      segments.passed(packet);
    }
  }

  /** Whether a segment begins behind what was decoded and well before this sample frame. */
  boolean hasSegmentBefore(long sampleFrame) {
    return segments != null && segments.beginsBefore(sampleFrame);
  }

  /**
   * Jumps as far as the container's index lets it, on the way to the segment before a sample frame.
   * To be called only after {@link #hasSegmentBefore}.
   */
  Demuxer.Jump jumpNear(long sampleFrame) throws IOException {
    Segments way = Objects.requireNonNull(segments);
    long preRoll = way.preRollBefore(sampleFrame);
    Demuxer.Jump jump =
        preRoll > way.nextFrame()
            ? demuxer.jump(secondPts, firstPts + preRoll, constantFrames())
            : Demuxer.Jump.STAYED;
    jumped = jump == Demuxer.Jump.ARRIVED;
    return jump;
  }

  /**
   * Reads on to the packet that begins the last segment to enter for a sample frame, without
   * decoding what lies between. To be called only after {@link #jumpNear}.
   */
  Search search(long sampleFrame, AVPacket packet) throws IOException {
    Segments way = Objects.requireNonNull(segments);
    while (demuxer.read(packet)) {
      if (jumped) {
        way.jumped(packet.pts() - firstPts);
        gaps.jumped();
        jumped = false;
      }
      follow(packet);
      if (way.isLost() || way.nextFrame() > sampleFrame) {
        av_packet_unref(packet);
        return Search.LOST;
      }
      if (beginsSegment && way.isLastBefore(sampleFrame)) {
        return Search.FOUND;
      }
      if (beginsSegment) {
        way.preRoll().clear();
      }
      way.passed(packet);
      av_packet_unref(packet);
    }
    return Search.ENDED;
  }

  /** The sample frame at which {@link #search} came to its end. */
  long nextFrame() {
    return Objects.requireNonNull(segments).nextFrame();
  }

  @Override
  public void close() {
    if (segments != null) {
      segments.close();
    }
  }
}
