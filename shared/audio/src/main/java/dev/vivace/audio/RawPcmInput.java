package dev.vivace.audio;

import dev.vivace.pcm.PcmFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Raw PCM from a stream of bytes that arrives in pieces of any size. Bytes are joined to whole
 * sample frames across pieces; a partial sample frame at the very end is dropped.
 *
 * <p>What has arrived is handed on at once: as soon as one read of the stream gives at least one
 * sample frame, at most 20 ms of them.
 */
public final class RawPcmInput implements PcmInput {
  private static final int PIECES_PER_SECOND = 50;
  private static final float S16_SCALE = 1 / 32768f;

  private final InputStream bytes;
  private final PcmFormat format;
  private final byte[] piece;
  private final short[] integers;
  private int pendingBytes;

  /**
   * @param bytes the PCM; closed together with this
   */
  public RawPcmInput(InputStream bytes, PcmFormat format) {
    this.bytes = bytes;
    this.format = format;
    this.piece =
        new byte[Math.ceilDiv(format.sampleRate(), PIECES_PER_SECOND) * format.frameBytes()];
    this.integers = new short[piece.length / format.sampleFormat().sizeBytes()];
  }

  @Override
  public int sampleRate() {
    return format.sampleRate();
  }

  @Override
  public int channels() {
    return format.channels();
  }

  @Override
  public int read(float[] interleaved) throws IOException {
    int roomFrames = interleaved.length / format.channels();
    if (roomFrames == 0) {
      throw new IllegalArgumentException("the array does not hold one sample frame");
    }
    int wantedBytes = Math.min(piece.length, roomFrames * format.frameBytes());
    while (pendingBytes < format.frameBytes()) {
      int readBytes = bytes.read(piece, pendingBytes, wantedBytes - pendingBytes);
      if (readBytes < 0) {
        return -1;
      }
      pendingBytes += readBytes;
    }
    return takeFrames(interleaved);
  }

  private int takeFrames(float[] interleaved) {
    int frames = pendingBytes / format.frameBytes();
    int samples = frames * format.channels();
    ByteBuffer whole =
        ByteBuffer.wrap(piece, 0, frames * format.frameBytes()).order(ByteOrder.LITTLE_ENDIAN);
    switch (format.sampleFormat()) {
      case F32LE -> whole.asFloatBuffer().get(interleaved, 0, samples);
      case S16LE -> {
        whole.asShortBuffer().get(integers, 0, samples);
        for (int i = 0; i < samples; i++) {
          interleaved[i] = integers[i] * S16_SCALE;
        }
      }
    }
    int takenBytes = frames * format.frameBytes();
    pendingBytes -= takenBytes;
    System.arraycopy(piece, takenBytes, piece, 0, pendingBytes);
    return frames;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
