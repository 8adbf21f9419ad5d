package dev.vivace.s3.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A request whose body comes at a pace. Whoever sends a byte now and then is never idle, and would
 * hold the request for ever.
 */
final class PacedRequest extends HttpServletRequestWrapper {
  private final ClientLimits limits;

  PacedRequest(HttpServletRequest request, ClientLimits limits) {
    super(request);
    this.limits = limits;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new PacedBody(super.getInputStream());
  }

  private final class PacedBody extends ServletInputStream {
    private final ServletInputStream body;
    private final long begin = System.nanoTime();
    private long received;

    private PacedBody(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      int b = body.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = body.read(buffer, offset, length);
      count(Math.max(n, 0));
      return n;
    }

    private void count(int bytes) throws IOException {
      received += bytes;
      long nanos = System.nanoTime() - begin;
      if (bytes > 0
          && nanos > limits.idleTime().toNanos()
          && received < TimeUnit.NANOSECONDS.toSeconds(nanos) * limits.minBytesPerSecond()) {
        throw new IOException(new TimeoutException("the body is too slow"));
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
