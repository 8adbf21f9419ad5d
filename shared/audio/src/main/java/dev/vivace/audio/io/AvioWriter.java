package dev.vivace.audio.io;

import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXTERNAL;

import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * An {@code AVIOContext} that a muxer writes to, forward only. The callback just collects bytes:
 * the sink is written to outside native code, where it may block without pinning a virtual thread
 * and throw without unwinding native frames.
 */
public final class AvioWriter implements NativeOwner {
  private static final int BUFFER_BYTES = 16 << 10;
  private static final NativeHandles<AvioWriter> WRITERS = new NativeHandles<>();
  private static final Write WRITE;

  static {
    Ffmpeg.load();
    WRITE = new Write();
  }

  private final NativeScope scope = new NativeScope();
  private final CallbackFailure failure = new CallbackFailure();
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream(BUFFER_BYTES);
  private final byte[] piece = new byte[BUFFER_BYTES];
  private final AVIOContext context;

  public AvioWriter() {
    Pointer handle = WRITERS.register(this);
    scope.onClose(() -> WRITERS.release(handle));
    context =
        AvioContexts.allocated(
            scope,
            BUFFER_BYTES,
            buffer -> avio_alloc_context(buffer, BUFFER_BYTES, 1, handle, null, WRITE, null));
  }

  public AVIOContext context() {
    return context;
  }

  /**
   * Writes and flushes what the muxer has written since the last time, if anything; gives the
   * number of bytes.
   */
  public int drainTo(OutputStream sink) throws IOException {
    failure.rethrow();
    int sizeBytes = collected.size();
    if (sizeBytes > 0) {
      collected.writeTo(sink);
      collected.reset();
      sink.flush();
    }
    return sizeBytes;
  }

  @Override
  public void close() {
    scope.close();
  }

  private int collect(BytePointer bytes, int lengthBytes) {
    for (int done = 0; done < lengthBytes; ) {
      int next = Math.min(piece.length, lengthBytes - done);
      bytes.position(done).get(piece, 0, next);
      collected.write(piece, 0, next);
      done += next;
    }
    return lengthBytes;
  }

  private static final class Write extends Write_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer bytes, int lengthBytes) {
      AvioWriter writer = WRITERS.target(opaque);
      try {
        return writer.collect(bytes, lengthBytes);
      } catch (Throwable thrown) {
        writer.failure.remember(thrown);
        return AVERROR_EXTERNAL();
      }
    }
  }
}
