package dev.vivace.audio.hls;

import static dev.vivace.audio.hls.Fields.box;
import static dev.vivace.audio.hls.Fields.full;

import java.util.List;

/** A media segment (ISO/IEC 14496-12, 8.8): one fragment with the frames of a segment. */
final class MediaSegment {
  static final int TRACK_ID = 1;

  /** Each sample can be decoded without others. */
  static final int INDEPENDENT = 0x0200_0000;

  private static final int DEFAULT_BASE_IS_MOOF = 0x02_0000;
  private static final int WITH_DURATION = 0x08;
  private static final int WITH_FLAGS = 0x20;
  private static final int RUN_WITH_OFFSET = 0x01;
  private static final int RUN_WITH_DURATIONS = 0x0100;
  private static final int RUN_WITH_SIZES = 0x0200;
  private static final int BOX_HEADER_BYTES = 8;

  private final HlsTrack track;
  private final Segment segment;
  private final List<byte[]> frames;
  private final int lastSamples;

  /**
   * @param frames those of the segment
   * @param lastSamples samples of the last one
   */
  MediaSegment(HlsTrack track, Segment segment, List<byte[]> frames, int lastSamples) {
    if (frames.size() != segment.frames()) {
      throw new IllegalArgumentException(
          "segment %d has %d frames, not %d"
              .formatted(segment.number(), segment.frames(), frames.size()));
    }
    this.track = track;
    this.segment = segment;
    this.frames = frames;
    this.lastSamples = lastSamples;
  }

  byte[] toBytes() {
    int lengthBytes = fragment(0).length;
    Fields bytes = new Fields().bytes(fragment(lengthBytes + BOX_HEADER_BYTES));
    return bytes.bytes(box("mdat", frames.toArray(byte[][]::new))).toBytes();
  }

  private byte[] fragment(int dataOffset) {
    byte[] header = box("mfhd", full(0, 0).u32(segment.number() + 1).toBytes());
    byte[] trackHeader =
        box(
            "tfhd",
            full(0, DEFAULT_BASE_IS_MOOF | WITH_DURATION | WITH_FLAGS)
                .u32(TRACK_ID)
                .u32(track.frameSamples())
                .u32(INDEPENDENT)
                .toBytes());
    byte[] time =
        box("tfdt", full(1, 0).u64(segment.firstFrame() * track.frameSamples()).toBytes());
    return box("moof", header, box("traf", trackHeader, time, box("trun", run(dataOffset))));
  }

  private byte[] run(int dataOffset) {
    boolean cut = lastSamples != track.frameSamples();
    int flags = RUN_WITH_OFFSET | RUN_WITH_SIZES | (cut ? RUN_WITH_DURATIONS : 0);
    Fields run = full(0, flags).u32(frames.size()).u32(dataOffset);
    for (int i = 0; i < frames.size(); i++) {
      if (cut) {
        run.u32(i == frames.size() - 1 ? lastSamples : track.frameSamples());
      }
      run.u32(frames.get(i).length);
    }
    return run.toBytes();
  }
}
