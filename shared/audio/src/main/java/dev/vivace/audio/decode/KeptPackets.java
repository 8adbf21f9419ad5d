package dev.vivace.audio.decode;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** The last packets before a place, as many as are given but never too much memory. */
final class KeptPackets implements NativeOwner {
  private static final int MOST_PACKETS = 512;
  private static final int MOST_BYTES = 4 << 20;

  private final Deque<Kept> kept = new ArrayDeque<>();
  private long heldFrames;
  private long heldBytes;

  private record Kept(AVPacket packet, long frames) {}

  /** Keeps a packet that decodes to so many sample frames; the caller keeps its own. */
  void add(AVPacket packet, long frames) {
    AVPacket own = Ffmpeg.requireAllocated(av_packet_clone(packet), "av_packet_clone");
    kept.addLast(new Kept(own, frames));
    heldFrames += frames;
    heldBytes += packet.size();
    while (kept.size() > MOST_PACKETS || heldBytes > MOST_BYTES) {
      removeFirst();
    }
  }

  /** The number of sample frames that all of them decode to. */
  long heldFrames() {
    return heldFrames;
  }

  boolean isEmpty() {
    return kept.isEmpty();
  }

  /** The number of sample frames that the first decodes to. */
  long firstFrames() {
    return kept.getFirst().frames;
  }

  AVPacket first() {
    return kept.getFirst().packet;
  }

  void removeFirst() {
    Kept first = kept.removeFirst();
    heldFrames -= first.frames;
    heldBytes -= first.packet.size();
    av_packet_free(first.packet);
  }

  void clear() {
    while (!kept.isEmpty()) {
      removeFirst();
    }
  }

  @Override
  public void close() {
    clear();
  }
}
