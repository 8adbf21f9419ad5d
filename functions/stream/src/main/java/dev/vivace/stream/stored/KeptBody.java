package dev.vivace.stream.stored;

import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.media.store.RenditionUpload;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/**
 * Sends a body and keeps the very bytes as a rendition, if it comes to its end. They are sent
 * before they are kept; only the end of a body without a length is told when the rendition is
 * there.
 */
record KeptBody(BodyWriter body, Supplier<RenditionUpload> begin) implements BodyWriter {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (RenditionUpload rendition = begin.get()) {
      body.writeTo(new Copied(out, rendition));
      out.flush();
      rendition.finish();
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
  }

  /** Goes on to the listener first. */
  private static final class Copied extends OutputStream {
    private final OutputStream listener;
    private final RenditionUpload rendition;

    Copied(OutputStream listener, RenditionUpload rendition) {
      this.listener = listener;
      this.rendition = rendition;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int lengthBytes) throws IOException {
      listener.write(bytes, offset, lengthBytes);
      rendition.write(bytes, offset, lengthBytes);
    }

    @Override
    public void flush() throws IOException {
      listener.flush();
    }
  }
}
