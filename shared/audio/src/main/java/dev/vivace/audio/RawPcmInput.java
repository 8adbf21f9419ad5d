package dev.vivace.audio;

import dev.vivace.pcm.PcmFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Raw PCM from a stream of bytes that arrives in pieces of any size. Bytes are joined to whole
 * sample frames across pieces; a partial sample frame at the very end is dropped.
 *
 * <p>What has arrived is handed on at once: as soon as one read of the stream gives at least one
 * sample frame. No more is read than there is room for.
 */
public final class RawPcmInput implements PcmInput {
  private static final float S16_SCALE = 1 / 32768f;

  private final InputStream bytes;
  private final PcmFormat format;
  private byte[] piece = new byte[0];
  private short[] integers = new short[0];
  private int pendingBytes;

  /**
   * @param bytes the PCM; closed together with this
   */
  public RawPcmInput(InputStream bytes, PcmFormat format) {
    this.bytes = bytes;
    this.format = format;
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
  public int read(float[] interleaved, int offset, int room) throws IOException {
    int roomFrames = room / format.channels();
    if (roomFrames == 0) {
      throw new IllegalArgumentException("there is no room for one sample frame");
    }
    int wantedBytes = roomFrames * format.frameBytes();
    if (piece.length < wantedBytes) {
      piece = Arrays.copyOf(piece, wantedBytes);
      integers = new short[wantedBytes / format.sampleFormat().sizeBytes()];
    }
    while (pendingBytes < format.frameBytes()) {
      int readBytes = bytes.read(piece, pendingBytes, wantedBytes - pendingBytes);
      if (readBytes < 0) {
        return -1;
      }
      pendingBytes += readBytes;
    }
    return takeFrames(interleaved, offset);
  }

  private int takeFrames(float[] interleaved, int offset) {
    int frames = pendingBytes / format.frameBytes();
    int takenBytes = frames * format.frameBytes();
    ByteBuffer whole = ByteBuffer.wrap(piece, 0, takenBytes).order(ByteOrder.LITTLE_ENDIAN);
    int samples = frames * format.channels();
    switch (format.sampleFormat()) {
      case F32LE -> whole.asFloatBuffer().get(interleaved, offset, samples);
      case S16LE -> {
        whole.asShortBuffer().get(integers, 0, samples);
        for (int i = 0; i < samples; i++) {
          interleaved[offset + i] = integers[i] * S16_SCALE;
        }
      }
    }
    pendingBytes -= takenBytes;
    System.arraycopy(piece, takenBytes, piece, 0, pendingBytes);
    return frames;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
