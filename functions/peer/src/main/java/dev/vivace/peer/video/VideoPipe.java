package dev.vivace.peer.video;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import dev.vivace.peer.natives.Disposal;
import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.I420Frame;
import dev.vivace.realtime.filter.ParameterValues;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Filters a session's frames on a thread of its own, always the latest one. It is where decoded
 * frames go, and feeds the source of all tracks that show them.
 */
public final class VideoPipe implements VideoTrackSink, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(VideoPipe.class.getName());
  private static final long LONGEST_CALL_MS = 1_000;

  private final FrameFilter filter;
  private final Supplier<ParameterValues> parameters;
  private final Consumer<Map<String, ?>> messages;
  private final FrameCounts counts = new FrameCounts();
  private final FrameCopies copies = new FrameCopies();
  private final Mailbox<VideoFrame> mailbox;
  private final CustomVideoSource source = new CustomVideoSource();
  private final Thread worker;

  /**
   * Starts the thread.
   *
   * @param filter closed with the pipe
   * @param parameters asked before each frame
   * @param messages takes what the filter sends
   */
  public VideoPipe(
      FrameFilter filter, Supplier<ParameterValues> parameters, Consumer<Map<String, ?>> messages) {
    this(filter, parameters, messages, new Mailbox<>());
  }

  /** By another way for frames to wait. */
  VideoPipe(
      FrameFilter filter,
      Supplier<ParameterValues> parameters,
      Consumer<Map<String, ?>> messages,
      Mailbox<VideoFrame> mailbox) {
    this.filter = filter;
    this.parameters = parameters;
    this.messages = messages;
    this.mailbox = mailbox;
    worker = Thread.ofPlatform().daemon().name("filter").start(this::work);
  }

  /** Counts of the frames so far. */
  public FrameCounts counts() {
    return counts;
  }

  /** The filtered video, for tracks to be made of. */
  public CustomVideoSource source() {
    return source;
  }

  @Override
  public void onVideoFrame(VideoFrame frame) {
    counts.arrived(frame.buffer.getWidth(), frame.buffer.getHeight());
    VideoFrame replaced = mailbox.put(frame);
    if (replaced != null) {
      counts.droppedOne();
      replaced.release();
    }
  }

  private void work() {
    for (VideoFrame frame = mailbox.take(); frame != null; frame = mailbox.take()) {
      long beganNs = System.nanoTime();
      NativeI420Buffer filtered = filtered(frame);
      counts.sent(System.nanoTime() - beganNs);
      send(frame, filtered);
      frame.release();
    }
    filter.close();
  }

  private void send(VideoFrame frame, @Nullable NativeI420Buffer filtered) {
    if (filtered == null) {
      source.pushFrame(frame);
    } else {
      source.pushFrame(new VideoFrame(filtered, frame.rotation, frame.timestampNs));
      filtered.release();
    }
  }

  /** Null if the filter threw. */
  private @Nullable NativeI420Buffer filtered(VideoFrame frame) {
    try {
      I420Buffer buffer = frame.buffer.toI420();
      FilterCall call = new FilterCall(parameters.get(), frame.timestampNs, messages);
      I420Frame result = filter.filter(copies.read(buffer), call);
      return copies.write(result);
    } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError thrown) {
      if (counts.snapshot().failures() == 0) {
        LOG.log(Level.WARNING, "The filter failed; its frames go through as they come", thrown);
      }
      counts.failed(thrown);
      return null;
    }
  }

  /**
   * Takes no further frame. Waits a second at most for the filter to return; one that takes longer
   * is left behind with its thread.
   */
  @Override
  public void close() {
    VideoFrame left = mailbox.close();
    if (left != null) {
      left.release();
    }
    try {
      if (!worker.join(Duration.ofMillis(LONGEST_CALL_MS))) {
        LOG.log(Level.WARNING, "The filter has not returned from its last frame");
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Disposal.free(source::dispose);
  }
}
