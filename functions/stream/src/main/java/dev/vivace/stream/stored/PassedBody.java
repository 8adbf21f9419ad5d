package dev.vivace.stream.stored;

import dev.vivace.lambda.http.BodyWriter;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Sends bytes of a stored file as S3 sends them, a piece at a time. Where the listener is gone, the
 * rest is not read.
 *
 * @param bytes open; closed with the body
 */
record PassedBody(StoredFile bytes) implements BodyWriter {
  private static final int PIECE_BYTES = 64 << 10;

  @Override
  public void writeTo(OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    for (int count = bytes.read(piece, 0, piece.length);
        count >= 0;
        count = bytes.read(piece, 0, piece.length)) {
      out.write(piece, 0, count);
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
