package dev.vivace.audio;

import dev.vivace.audio.encode.AudioEncoder;
import dev.vivace.pcm.PcmFormat;
import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Interleaved float samples in the order of time, pulled piece by piece. Rate and channels do not
 * change. Not thread safe.
 *
 * <p>Samples are handed on as they are: nominally in [-1, 1], but a hostile producer may send
 * anything. {@link AudioEncoder} makes them harmless.
 */
public interface PcmInput extends Closeable {
  /** Sample frames per second, in the bounds of {@link PcmFormat}. */
  int sampleRate();

  /** 1 or 2. */
  int channels();

  /**
   * The number of sample frames from the first one to the end, where that is known before they are
   * read.
   */
  default OptionalLong lengthFrames() {
    return OptionalLong.empty();
  }

  /**
   * Reads what is there, waiting only if there is nothing, and never waiting to fill the room.
   *
   * @param interleaved receives the samples
   * @param offset index of the first
   * @param room samples that there is room for; at least those of one sample frame
   * @return the number of sample frames read, at least 1; or -1 at the end
   * @throws DecodeException if the bytes are no audio that can be decoded
   * @throws IOException if the bytes can't be read
   */
  int read(float[] interleaved, int offset, int room) throws IOException;

  /** Reads into the whole array, as {@link #read(float[], int, int)}. */
  default int read(float[] interleaved) throws IOException {
    return read(interleaved, 0, interleaved.length);
  }
}
