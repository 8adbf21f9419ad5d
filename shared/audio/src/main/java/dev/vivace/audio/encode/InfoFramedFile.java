package dev.vivace.audio.encode;

import java.io.IOException;
import java.io.OutputStream;

/** Passes an MP3 on to a listener, and keeps it behind an Info frame. */
final class InfoFramedFile extends OutputStream {
  private final OutputStream listener;
  private final FileSink file;
  private final InfoFrame info;

  InfoFramedFile(OutputStream listener, FileSink file, InfoFrame info) {
    this.listener = listener;
    this.file = file;
    this.info = info;
    file.write(info.bytes(0), 0, info.sizeBytes());
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int lengthBytes) throws IOException {
    listener.write(bytes, offset, lengthBytes);
    file.write(bytes, offset, lengthBytes);
  }

  @Override
  public void flush() throws IOException {
    listener.flush();
  }

  /** All has been written: so many samples of each channel. */
  void finish(long samples) {
    file.rewrite(0, info.bytes(samples));
  }
}
