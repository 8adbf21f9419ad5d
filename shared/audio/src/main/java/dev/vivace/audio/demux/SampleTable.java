package dev.vivace.audio.demux;

import static org.bytedeco.ffmpeg.avformat.AVIndexEntry.AVINDEX_DISCARD_FRAME;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;

import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * The sample table of an ISO-BMFF file, with its edit list applied (ISO/IEC 14496-12, 8.6 and 8.7).
 * Of a fragmented file it has only the fragments that have been read.
 */
record SampleTable(AVStream stream) {
  /**
   * Whether each packet from one time to another follows the one before after just the samples that
   * it decodes to, so that times are sample frames.
   *
   * @param fromPts where a packet has to begin; what is before does not matter
   * @param packetFrames sample frames of every packet
   */
  boolean isGapless(long fromPts, long toPts, long packetFrames) {
    int entries = avformat_index_get_entries_count(stream);
    long expected = fromPts;
    for (int i = 0; i < entries; i++) {
      AVIndexEntry entry = avformat_index_get_entry(stream, i);
      long pts = entry.timestamp();
      if (pts >= fromPts) {
        if (pts != expected || (entry.flags() & AVINDEX_DISCARD_FRAME) != 0) {
          return false;
        }
        if (pts > toPts) {
          return true;
        }
        expected = pts + packetFrames;
      }
    }
    return false;
  }
}
