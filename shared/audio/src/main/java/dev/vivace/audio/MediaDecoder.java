package dev.vivace.audio;

import java.io.IOException;

/**
 * The best audio stream of a media file (audio or video, any common container) as samples, decoded
 * while it is read. More than two channels are mixed down to two; mono stays mono; the sample rate
 * is the file's.
 *
 * <p>Damaged packets are skipped up to a bound; a truncated file gives what can be decoded. Reading
 * blocks inside a native call, so it pins a virtual thread: use a platform thread where the source
 * is slow. Not thread safe.
 */
public final class MediaDecoder implements PcmInput {
  /**
   * Reads the file up to its first decoded audio, so that every file that is not audio at all fails
   * here.
   *
   * @param source closed together with this, and when this constructor fails
   * @throws UnsupportedMediaException if it is no media file, of an unknown kind, or without audio
   * @throws CorruptMediaException if it is empty or nothing in it can be decoded
   * @throws MediaLimitException if it asks for more than the limits allow
   * @throws IOException as the source throws it
   */
  public MediaDecoder(ByteSource source, DecodeLimits limits) throws IOException {
    throw new UnsupportedMediaException("not yet");
  }

  @Override
  public int sampleRate() {
    return 0;
  }

  @Override
  public int channels() {
    return 0;
  }

  @Override
  public int read(float[] interleaved) throws IOException {
    return -1;
  }

  /** Frees everything and closes the source; may be called more than once. */
  @Override
  public void close() throws IOException {}
}
