package dev.vivace.audio.natives;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/**
 * FFmpeg's libraries, loaded and set up once for the process, and the meaning of what their
 * functions return.
 */
public final class Ffmpeg {
  private static final long MAX_ALLOCATION_BYTES = 128L << 20;
  private static final int MESSAGE_BYTES = 128;

  static {
    if (Loader.isLoadLibraries()) {
      Loader.load(avformat.class);
      Loader.load(avcodec.class);
      Loader.load(swresample.class);
    } else {
      LibraryFolder.ofProcess().loadFfmpeg();
    }
    // Standard error belongs to the process; what went wrong is told by exceptions.
    av_log_set_level(AV_LOG_QUIET);
    av_max_alloc(MAX_ALLOCATION_BYTES);
  }

  private Ffmpeg() {}

  /** Makes sure that the libraries are loaded before the first pointer is made. */
  public static void load() {}

  /** The text of an {@code AVERROR} code. */
  public static String message(int error) {
    byte[] text = new byte[MESSAGE_BYTES];
    av_strerror(error, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /**
   * Returns the result of a call that can't fail for any input.
   *
   * @throws IllegalStateException if it is an error nevertheless: memory is short or our own set-up
   *     is wrong
   */
  public static int require(int result, String function) {
    if (result < 0) {
      throw new IllegalStateException(function + ": " + message(result));
    }
    return result;
  }

  /**
   * Returns the pointer.
   *
   * @throws IllegalStateException if it is null: memory is short
   */
  public static <P extends Pointer> P requireAllocated(P pointer, String function) {
    if (Pointer.isNull(pointer)) {
      throw new IllegalStateException(function + ": no memory");
    }
    return pointer;
  }
}
