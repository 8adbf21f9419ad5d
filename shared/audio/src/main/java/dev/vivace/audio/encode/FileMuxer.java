package dev.vivace.audio.encode;

import dev.vivace.audio.format.MuxerSpec;
import dev.vivace.audio.io.AvioFile;
import dev.vivace.audio.natives.NativeOwner;
import dev.vivace.audio.natives.NativeScope;
import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Keeps packets in a file that tells its length and where its parts are. */
final class FileMuxer implements NativeOwner {
  private final NativeScope scope = new NativeScope();
  private final FileSink sink;
  private final AvioFile file;
  private final Muxer muxer;
  private long sizeBytes;

  FileMuxer(MuxerSpec container, AVCodecContext encoder, FileSink sink, int serial) {
    this.sink = sink;
    file = scope.own(new AvioFile(this::write));
    try {
      muxer = scope.own(new Muxer(container, encoder, file.context(), serial));
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  private void write(long position, byte[] bytes) throws IOException {
    if (position == sizeBytes) {
      sink.write(bytes, 0, bytes.length);
      sizeBytes += bytes.length;
    } else if (position + bytes.length <= Math.min(sizeBytes, FileSink.START_BYTES)) {
      sink.rewrite((int) position, bytes);
    } else {
      throw new IOException("a muxer writes again at " + position);
    }
  }

  void add(AVPacket packet) throws IOException {
    muxer.add(packet);
    file.rethrow();
  }

  void finish() throws IOException {
    muxer.finish();
    file.rethrow();
  }

  @Override
  public void close() {
    scope.close();
  }
}
