package dev.vivace.media.s3.direct;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import software.amazon.awssdk.crt.http.HttpRequestBodyStream;

/** Bytes that are sent; read once to be signed, once to be sent. */
public final class DirectBody {
  private final byte[] bytes;

  DirectBody(byte[] bytes) {
    this.bytes = bytes;
  }

  int length() {
    return bytes.length;
  }

  InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  /** The body as the CRT's signer reads it. */
  HttpRequestBodyStream signed() {
    return new Signed(ByteBuffer.wrap(bytes));
  }

  private record Signed(ByteBuffer bytes) implements HttpRequestBodyStream {
    @Override
    public boolean sendRequestBody(ByteBuffer target) {
      int count = Math.min(bytes.remaining(), target.remaining());
      target.put(bytes.slice(bytes.position(), count));
      bytes.position(bytes.position() + count);
      return !bytes.hasRemaining();
    }

    @Override
    public boolean resetPosition() {
      bytes.rewind();
      return true;
    }

    @Override
    public long getLength() {
      return bytes.capacity();
    }
  }
}
