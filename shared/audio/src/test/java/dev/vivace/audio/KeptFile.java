package dev.vivace.audio;

import dev.vivace.audio.encode.EncodedOutput;
import dev.vivace.audio.encode.FileSink;
import dev.vivace.audio.encode.Pace;
import dev.vivace.audio.encode.Transcoder;
import dev.vivace.audio.format.EncodingSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** A finished file in memory. */
public final class KeptFile implements FileSink {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private byte[] start = new byte[0];
  private int rewrites;

  /** The file that is kept of an encoding that somebody hears. */
  public static byte[] of(Pcm pcm, EncodingSettings settings, OutputStream listener)
      throws IOException {
    KeptFile file = new KeptFile();
    try (PcmInput input = new RawPcmInput(new ByteArrayInputStream(pcm.f32()), pcm.format())) {
      Transcoder.encode(input, settings, new EncodedOutput(listener, Pace.GROWING, 7, file));
    }
    return file.bytes();
  }

  @Override
  public void write(byte[] bytes, int offset, int lengthBytes) {
    written.write(bytes, offset, lengthBytes);
  }

  @Override
  public void rewrite(int position, byte[] bytes) {
    byte[] all = bytes();
    if (position + bytes.length > Math.min(all.length, START_BYTES)) {
      throw new IllegalArgumentException("not in the beginning");
    }
    System.arraycopy(bytes, 0, all, position, bytes.length);
    start = Arrays.copyOf(all, Math.min(all.length, START_BYTES));
    rewrites++;
  }

  private byte[] bytes() {
    byte[] all = written.toByteArray();
    if (rewrites > 0) {
      System.arraycopy(start, 0, all, 0, start.length);
    }
    return all;
  }
}
