package dev.vivace.audio.decode;

import dev.vivace.audio.demux.InputContainer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Frames of MPEG audio and ADTS that follow each other in a file without a container. Where one is
 * damaged, FFmpeg makes a single packet of all that is before the next good one, and that one; how
 * much time it stands for is told by its size.
 */
final class RawFrames {
  private final boolean raw;
  private long bytes;
  private long frames;

  RawFrames(InputContainer kind) {
    raw = kind == InputContainer.MP3 || kind == InputContainer.AAC;
  }

  /** The number of sample frames in a packet. To be called once for each, in their order. */
  long in(AVPacket packet) {
    if (!raw || packet.size() < 2) {
      return 1;
    }
    boolean good = packet.data().get(0) == (byte) 0xff && (packet.data().get(1) & 0xe0) == 0xe0;
    if (good) {
      bytes += packet.size();
      frames++;
    }
    return good || frames == 0
        ? 1
        : Math.max(1, Math.round((double) packet.size() * frames / bytes));
  }
}
