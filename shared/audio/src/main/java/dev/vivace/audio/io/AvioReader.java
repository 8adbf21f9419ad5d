package dev.vivace.audio.io;

import static org.bytedeco.ffmpeg.global.avformat.AVIO_SEEKABLE_NORMAL;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FORCE;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXTERNAL;

import dev.vivace.audio.natives.Ffmpeg;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import java.io.IOException;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** A {@link ByteSource} as an {@code AVIOContext} to read from. */
public final class AvioReader implements NativeOwner {
  private static final int BUFFER_BYTES = 32 << 10;
  private static final NativeHandles<SourceCursor> CURSORS = new NativeHandles<>();
  private static final Read READ;
  private static final Seek SEEK;

  static {
    Ffmpeg.load();
    READ = new Read();
    SEEK = new Seek();
  }

  private final SourceCursor cursor;
  private final NativeScope scope = new NativeScope();
  private final AVIOContext context;

  public AvioReader(ByteSource source, int maxSeeks) {
    cursor = new SourceCursor(source, maxSeeks);
    Pointer handle = CURSORS.register(cursor);
    scope.onClose(() -> CURSORS.release(handle));
    context =
        AvioContexts.allocated(
            scope,
            BUFFER_BYTES,
            buffer -> avio_alloc_context(buffer, BUFFER_BYTES, 0, handle, READ, null, SEEK));
    context.seekable(0);
  }

  public AVIOContext context() {
    return context;
  }

  /** Lets the demuxer seek; until then it can only read forward. */
  public void allowSeeks() {
    cursor.allowSeeks();
    context.seekable(AVIO_SEEKABLE_NORMAL);
  }

  public boolean seeksAllowed() {
    return context.seekable() != 0;
  }

  /**
   * Throws what the source threw. To be called after each call of native code that may have read.
   */
  public void rethrow() throws IOException {
    cursor.failure().rethrow();
  }

  /** Whether it is a WAV file whose numbers are big endian (RIFX). */
  public boolean isBigEndianWave() {
    return cursor.isBigEndianWave();
  }

  /** Bytes that the file itself says it has and that are not there; 0 where nothing is known. */
  public long missingBytes() {
    return cursor.missingBytes();
  }

  /** Whether the source ended without giving a single byte. */
  public boolean readNothing() {
    return cursor.sourceOffset() == 0;
  }

  @Override
  public void close() {
    scope.close();
  }

  private static final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer target, int lengthBytes) {
      SourceCursor cursor = CURSORS.target(opaque);
      try {
        int readBytes = cursor.read(target, lengthBytes);
        return readBytes < 0 ? AVERROR_EOF() : readBytes;
      } catch (Throwable thrown) {
        cursor.failure().remember(thrown);
        return AVERROR_EXTERNAL();
      }
    }
  }

  private static final class Seek extends Seek_Pointer_long_int {
    private static final int SEEK_SET = 0;

    @Override
    public long call(Pointer opaque, long offset, int whence) {
      SourceCursor cursor = CURSORS.target(opaque);
      return switch (whence & ~AVSEEK_FORCE) {
        case AVSEEK_SIZE -> cursor.sizeBytes();
        case SEEK_SET -> cursor.moveTo(offset);
        default -> SourceCursor.REFUSED;
      };
    }
  }
}
