package dev.vivace.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads whole request bodies, up to a limit. */
public final class RequestBodies {
  /**
   * How much of a body that is too large is still read, so that a client that is sending can read
   * its answer.
   */
  private static final long DRAINED_BYTES = 64L << 20;

  private RequestBodies() {}

  /** The body, or nothing if it is larger than the limit. */
  public static Optional<byte[]> read(Request request, int limitBytes) throws IOException {
    try (var in = Content.Source.asInputStream(request)) {
      var body = in.readNBytes(limitBytes + 1);
      if (body.length <= limitBytes) {
        return Optional.of(body);
      }
      drain(in);
      return Optional.empty();
    }
  }

  private static void drain(InputStream in) throws IOException {
    long remaining = DRAINED_BYTES;
    while (remaining > 0) {
      long skipped = in.skip(remaining);
      if (skipped == 0 && in.read() < 0) {
        return;
      }
      remaining -= Math.max(1, skipped);
    }
  }
}
