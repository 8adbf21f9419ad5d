package dev.vivace.peer.video;

import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.vivace.realtime.filter.I420Frame;
import java.nio.ByteBuffer;

/** Copies frames out of native memory and back: a filter never sees a pointer. */
final class FrameCopies {
  private I420Frame kept = new I420Frame(1, 1);

  /** The frame as a filter gets it: in the same arrays as the one before, if it is as large. */
  I420Frame read(I420Buffer buffer) {
    if (!kept.is(buffer.getWidth(), buffer.getHeight())) {
      kept = new I420Frame(buffer.getWidth(), buffer.getHeight());
    }
    int chroma = kept.chromaWidth();
    read(buffer.getDataY(), buffer.getStrideY(), kept.y(), kept.width());
    read(buffer.getDataU(), buffer.getStrideU(), kept.u(), chroma);
    read(buffer.getDataV(), buffer.getStrideV(), kept.v(), chroma);
    return kept;
  }

  /**
   * The frame in native memory, without an odd last row or column, which H.264 can't have.
   *
   * @return the caller releases it
   */
  NativeI420Buffer write(I420Frame frame) {
    NativeI420Buffer buffer = NativeI420Buffer.allocate(even(frame.width()), even(frame.height()));
    int chroma = frame.chromaWidth();
    write(frame.y(), frame.width(), buffer.getDataY(), buffer.getStrideY(), buffer.getWidth());
    write(frame.u(), chroma, buffer.getDataU(), buffer.getStrideU(), (buffer.getWidth() + 1) / 2);
    write(frame.v(), chroma, buffer.getDataV(), buffer.getStrideV(), (buffer.getWidth() + 1) / 2);
    return buffer;
  }

  private static int even(int side) {
    return side == 1 ? 1 : side & ~1;
  }

  private static void read(ByteBuffer plane, int stride, byte[] rows, int width) {
    int from = 0;
    for (int to = 0; to < rows.length; to += width) {
      plane.get(from, rows, to, width);
      from += stride;
    }
  }

  private static void write(byte[] rows, int width, ByteBuffer plane, int stride, int kept) {
    int from = 0;
    for (int to = 0; to + kept <= plane.capacity(); to += stride) {
      plane.put(to, rows, from, kept);
      from += width;
    }
  }
}
