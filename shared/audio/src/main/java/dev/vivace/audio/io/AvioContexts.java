package dev.vivace.audio.io;

import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeScope;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.javacpp.BytePointer;

/** Allocation of contexts, each with a buffer of its own. */
final class AvioContexts {
  private AvioContexts() {}

  /** A call of {@code avio_alloc_context}, whose result may be null. */
  @FunctionalInterface
  interface Allocation {
    AVIOContext around(BytePointer buffer);
  }

  /**
   * Allocates a context that is freed with a scope, as is its buffer.
   *
   * @param scope is closed if there is no memory
   * @throws IllegalStateException if there is no memory
   */
  static AVIOContext allocated(NativeScope scope, int bufferBytes, Allocation allocation) {
    try {
      BytePointer buffer =
          new BytePointer(Ffmpeg.requireAllocated(av_malloc(bufferBytes), "av_malloc"));
      AVIOContext context =
          Ffmpeg.requireAllocated(allocation.around(buffer), "avio_alloc_context");
      scope.onClose(() -> free(context));
      return context;
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  private static void free(AVIOContext context) {
    // libavformat may have replaced the buffer by a larger one.
    av_free(context.buffer());
    avio_context_free(context);
  }
}
