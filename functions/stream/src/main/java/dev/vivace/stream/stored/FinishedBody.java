package dev.vivace.stream.stored;

import dev.vivace.audio.encode.FileSink;
import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.media.store.RenditionUpload;
import dev.vivace.stream.encoding.EncodedBody;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/**
 * Sends an encoding as a stream, and keeps it as a finished file if it comes to its end: with the
 * length and the index that a stream can't have. The end is told when the rendition is there.
 */
record FinishedBody(EncodedBody body, Supplier<RenditionUpload> begin) implements BodyWriter {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (RenditionUpload rendition = begin.get()) {
      body.writeTo(out, new RenditionFile(rendition));
      out.flush();
      rendition.finish();
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
  }

  /** A rendition as an encoder writes it. */
  private record RenditionFile(RenditionUpload rendition) implements FileSink {
    @Override
    public void write(byte[] bytes, int offset, int lengthBytes) {
      rendition.write(bytes, offset, lengthBytes);
    }

    @Override
    public void rewrite(int position, byte[] bytes) {
      rendition.rewrite(position, bytes);
    }
  }
}
