package dev.vivace.audio.hls;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.PcmInput;
import dev.vivace.audio.encode.AudioEncoder;
import dev.vivace.audio.encode.PacketChain;
import dev.vivace.audio.format.EncodingPlan;
import dev.vivace.audio.resample.RateConversion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/** Makes one segment of the samples that it is made of. */
public final class SegmentMaker {
  private final SegmentGrid grid;
  private final HlsTrack track;
  private final Segment segment;
  private final long startFrame;
  private final RateConversion.Place feed;

  public SegmentMaker(SegmentGrid grid, Segment segment) {
    this.grid = grid;
    this.track = grid.track();
    this.segment = segment;
    startFrame = track.startBefore(Math.max(0, segment.firstFrame() - grid.soundFrame()));
    feed = track.rates().placeBefore(startFrame * track.frameSamples());
  }

  /** Returns one of the silent segments that come first; there is no encoder in it. */
  public static byte[] silence(SegmentGrid grid, long number) {
    HlsTrack track = grid.track();
    Segment segment = grid.segment(number);
    List<byte[]> frames =
        track.isFlac()
            ? LongStream.range(segment.firstFrame(), segment.endFrame())
                .mapToObj(frame -> FlacFrames.silent(track, frame))
                .toList()
            : Collections.nCopies(segment.frames(), AacConfig.silentFrame(track.channels()));
    return new MediaSegment(track, segment, frames, track.frameSamples()).toBytes();
  }

  /** The sample frame of the whole audio at which the input of {@link #encode} has to start. */
  public long firstInputFrame() {
    return feed.inputFrame();
  }

  /**
   * Encodes the segment. The input is not read further than the segment needs.
   *
   * @param input starts at {@link #firstInputFrame}, and ends where the audio does or behind what
   *     {@link SegmentGrid#inputFramesFor} tells; not closed
   * @throws CorruptMediaException if the input ends before the segment's last frame
   * @throws IOException as the input throws it
   */
  public byte[] encode(PcmInput input) throws IOException {
    if (input.sampleRate() != track.inputRate() || input.channels() != track.channels()) {
      throw new IllegalArgumentException("the input is of another shape than the track");
    }
    Frames frames = new Frames();
    EncodingPlan plan =
        track.plan().discarding(startFrame * track.frameSamples() - feed.outputFrame());
    long inputFrames;
    try (AudioEncoder encoder = new AudioEncoder(plan, chain(plan, frames))) {
      boolean ended = encoder.writeAll(input, frames::complete);
      if (ended && encoder.inputFrames() > 0) {
        encoder.finish();
      }
      inputFrames = feed.inputFrame() + encoder.inputFrames();
    }
    if (!frames.complete()) {
      throw new CorruptMediaException("it ends before segment %d".formatted(segment.number()));
    }
    return new MediaSegment(track, segment, frames.kept, lastSamples(inputFrames)).toBytes();
  }

  private PacketChain chain(EncodingPlan plan, Frames frames) {
    return new PacketChain(plan, track.encoder(), track.silentFrames(), frames::take);
  }

  /** The last frame of all has fewer where its codec can say so. */
  private int lastSamples(long inputFrames) {
    long samples =
        track.samplesOf(inputFrames)
            - (segment.endFrame() - 1 - grid.soundFrame()) * track.frameSamples();
    return track.isFlac() ? (int) Math.min(samples, track.frameSamples()) : track.frameSamples();
  }

  /** Those frames that come out of the encoder and are of this segment. */
  private final class Frames {
    private final List<byte[]> kept = new ArrayList<>();
    private long next = grid.soundFrame() + startFrame - track.silentFrames();

    void take(byte[] frame) {
      if (next >= segment.firstFrame() && next < segment.endFrame()) {
        kept.add(track.isFlac() ? FlacFrames.numbered(frame, next) : frame);
      }
      next++;
    }

    boolean complete() {
      return next >= segment.endFrame();
    }
  }
}
