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
  private final ByteSource source;
  private final NativeScope scope = new NativeScope();
  private final Decoder decoder;
  private final FloatMixer mixer;
  private final long maxFrames;
  private long decodedFrames;
  private int readyFrames;
  private int takenFrames;
  private boolean closed;

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
    this.source = source;
    try {
      Demuxer demuxer = scope.own(new Demuxer(source, limits));
      decoder = scope.own(new Decoder(demuxer, limits));
      if (!decoder.next()) {
        throw demuxer.nothingDecoded();
      }
      mixer = scope.own(new FloatMixer(decoder.frame()));
      maxFrames = Math.multiplyExact(limits.duration().toSeconds(), (long) mixer.sampleRate());
      mix();
    } catch (IOException | RuntimeException e) {
      closeAfter(e);
      throw e;
    }
  }

  private void closeAfter(Exception failure) {
    try {
      close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public int sampleRate() {
    return mixer.sampleRate();
  }

  @Override
  public int channels() {
    return mixer.channels();
  }

  @Override
  public int read(float[] interleaved) throws IOException {
    if (closed) {
      throw new IllegalStateException("the decoder is closed");
    }
    int roomFrames = interleaved.length / channels();
    if (roomFrames == 0) {
      throw new IllegalArgumentException("the array does not hold one sample frame");
    }
    while (takenFrames == readyFrames) {
      if (!decoder.next()) {
        return -1;
      }
      mix();
    }
    int frames = Math.min(roomFrames, readyFrames - takenFrames);
    System.arraycopy(
        mixer.samples(), takenFrames * channels(), interleaved, 0, frames * channels());
    takenFrames += frames;
    return frames;
  }

  private void mix() throws MediaException {
    readyFrames = mixer.mix(decoder.frame());
    takenFrames = 0;
    decodedFrames += readyFrames;
    if (decodedFrames > maxFrames) {
      throw new MediaLimitException(
          "it holds more than the allowed %d s of audio".formatted(maxFrames / mixer.sampleRate()));
    }
  }

  /** Frees everything and closes the source; may be called more than once. */
  @Override
  public void close() throws IOException {
    closed = true;
    scope.close();
    source.close();
  }
}
