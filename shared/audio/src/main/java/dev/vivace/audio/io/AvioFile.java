package dev.vivace.audio.io;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXTERNAL;

import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import java.io.IOException;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * An {@code AVIOContext} of a file that a muxer writes forward, and whose beginning it corrects.
 */
public final class AvioFile implements NativeOwner {
  private static final int BUFFER_BYTES = 16 << 10;
  private static final int SEEK_SET = 0;
  private static final NativeHandles<AvioFile> FILES = new NativeHandles<>();
  private static final Write WRITE;
  private static final Seek SEEK;

  static {
    Ffmpeg.load();
    WRITE = new Write();
    SEEK = new Seek();
  }

  /** Takes bytes at a position, which is the end of the file or before it. */
  @FunctionalInterface
  public interface Target {
    void write(long position, byte[] bytes) throws IOException;
  }

  private final NativeScope scope = new NativeScope();
  private final CallbackFailure failure = new CallbackFailure();
  private final Target target;
  private final AVIOContext context;
  private long position;
  private long sizeBytes;

  /**
   * @param target called in native code, so that it must not block
   */
  public AvioFile(Target target) {
    this.target = target;
    Pointer handle = FILES.register(this);
    scope.onClose(() -> FILES.release(handle));
    context =
        AvioContexts.allocated(
            scope,
            BUFFER_BYTES,
            buffer -> avio_alloc_context(buffer, BUFFER_BYTES, 1, handle, null, WRITE, SEEK));
  }

  public AVIOContext context() {
    return context;
  }

  /** Throws what the target threw in the meantime. */
  public void rethrow() throws IOException {
    failure.rethrow();
  }

  @Override
  public void close() {
    scope.close();
  }

  private int write(BytePointer bytes, int lengthBytes) throws IOException {
    byte[] piece = new byte[lengthBytes];
    bytes.get(piece);
    target.write(position, piece);
    position += lengthBytes;
    sizeBytes = Math.max(sizeBytes, position);
    return lengthBytes;
  }

  /** A muxer asks for the size, or names a place from the start. */
  private long seek(long offset, int whence) throws IOException {
    if (whence == AVSEEK_SIZE) {
      return sizeBytes;
    }
    if (whence != SEEK_SET || offset > sizeBytes) {
      throw new IOException("a muxer seeks to %d from %d".formatted(offset, whence));
    }
    position = offset;
    return position;
  }

  private static final class Write extends Write_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer bytes, int lengthBytes) {
      AvioFile file = FILES.target(opaque);
      try {
        return file.write(bytes, lengthBytes);
      } catch (Throwable thrown) {
        file.failure.remember(thrown);
        return AVERROR_EXTERNAL();
      }
    }
  }

  private static final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer opaque, long offset, int whence) {
      AvioFile file = FILES.target(opaque);
      try {
        return file.seek(offset, whence);
      } catch (Throwable thrown) {
        file.failure.remember(thrown);
        return AVERROR_EXTERNAL();
      }
    }
  }
}
