package dev.vivace.peer.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.vivace.peer.natives.WebRtc;
import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.I420Frame;
import dev.vivace.realtime.filter.ParameterSchema;
import dev.vivace.realtime.filter.ParameterValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A filter that takes 200 ms of each frame, where one comes every 33 ms for half a minute. */
@Tag("long")
class SlowFilterTest {
  private static final long FRAME_NS = TimeUnit.MILLISECONDS.toNanos(33);
  private static final long SLOW_NS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int FRAMES = 900;
  private static final int TEN_SECONDS = 50;

  private static WebRtc webRtc;

  @BeforeAll
  static void load() {
    webRtc = new WebRtc();
    webRtc.factory();
  }

  @Test
  void theDelayStaysWhereOnlyTheLatestFrameWaits() throws InterruptedException {
    requireSteady(delaysMs(new Mailbox<>()));
  }

  @Test
  void aQueueInItsPlaceFails() throws InterruptedException {
    List<Long> delays = delaysMs(new Queue());

    assertThatThrownBy(() -> requireSteady(delays)).isInstanceOf(AssertionError.class);
  }

  private static void requireSteady(List<Long> delaysMs) {
    long first = median(delaysMs.subList(0, TEN_SECONDS));
    List<Long> last = delaysMs.subList(delaysMs.size() - TEN_SECONDS, delaysMs.size());
    assertThat(median(last)).isBetween(first * 8 / 10, first * 12 / 10);
    assertThat(Collections.max(last)).isLessThanOrEqualTo(600);
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** From a frame's capture to where it is shown, of those shown within the half minute. */
  private static List<Long> delaysMs(Mailbox<VideoFrame> mailbox) throws InterruptedException {
    List<Long> delaysMs = Collections.synchronizedList(new ArrayList<>());
    VideoPipe pipe =
        new VideoPipe(
            new Slow(),
            () -> ParameterValues.initial(ParameterSchema.EMPTY),
            message -> {},
            mailbox);
    VideoTrack track = webRtc.factory().createVideoTrack("shown", pipe.source());
    long[] capturedNs = new long[FRAMES];
    track.addSink(frame -> {
      int number = number(frame.buffer.toI420());
      delaysMs.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - capturedNs[number]));
      frame.release();
    });
    long nextNs = System.nanoTime();
    for (int i = 0; i < FRAMES; i++) {
      capturedNs[i] = System.nanoTime();
      pipe.onVideoFrame(new VideoFrame(numbered(i), capturedNs[i]));
      nextNs += FRAME_NS;
      LockSupport.parkNanos(Math.max(1, nextNs - System.nanoTime()));
    }
    List<Long> seen = List.copyOf(delaysMs);
    pipe.close();
    return seen;
  }

  /** A frame with its number in the first two bytes of luma. */
  private static NativeI420Buffer numbered(int number) {
    NativeI420Buffer buffer = NativeI420Buffer.allocate(64, 48);
    buffer.getDataY().put(0, (byte) number).put(1, (byte) (number >> 8));
    return buffer;
  }

  private static int number(I420Buffer buffer) {
    return (buffer.getDataY().get(0) & 0xff) | (buffer.getDataY().get(1) & 0xff) << 8;
  }

  private static final class Slow implements FrameFilter {
    @Override
    public FilterDescription description() {
      return FilterDescription.video("slow", "Takes its time.");
    }

    @Override
    public I420Frame filter(I420Frame frame, FilterCall call) {
      for (long end = System.nanoTime() + SLOW_NS; System.nanoTime() < end; ) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
      return frame;
    }
  }

  /** The obvious way: no frame is lost, and each waits longer. */
  private static final class Queue extends Mailbox<VideoFrame> {
    private final LinkedBlockingQueue<VideoFrame> frames = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    @Override
    @Nullable VideoFrame put(VideoFrame frame) {
      frames.add(frame);
      return null;
    }

    @Override
    @Nullable VideoFrame take() {
      try {
        VideoFrame frame = null;
        while (frame == null && !closed) {
          frame = frames.poll(100, TimeUnit.MILLISECONDS);
        }
        return closed ? null : frame;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }

    @Override
    @Nullable VideoFrame close() {
      closed = true;
      return null;
    }
  }
}
