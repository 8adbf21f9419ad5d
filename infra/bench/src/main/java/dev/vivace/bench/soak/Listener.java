package dev.vivace.bench.soak;

import dev.vivace.bench.stack.BenchStack;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Hears the MP3 of a live stream to its end: where a response ends, at the next byte by Range. */
final class Listener implements Runnable {
  private final BenchStack stack;
  private final URI url;
  private final MessageDigest digest = sha256();
  private final AtomicLong bytes = new AtomicLong();
  private volatile String heard = "";
  private volatile @Nullable IOException failure;

  /**
   * A listener that has not begun yet.
   *
   * @param url the MP3 of the stream
   */
  Listener(BenchStack stack, URI url) {
    this.stack = stack;
    this.url = url;
  }

  @Override
  public void run() {
    try {
      Optional<InputStream> mp3 = stack.open(url, bytes.get());
      while (mp3.isPresent()) {
        take(mp3.get());
        mp3 = stack.open(url, bytes.get());
      }
      heard = HexFormat.of().formatHex(digest.digest());
    } catch (IOException failed) {
      failure = failed;
    }
  }

  /**
   * Nothing, if it was answered as it should be so far.
   *
   * @throws IOException what it got instead
   */
  void requireWell() throws IOException {
    IOException found = failure;
    if (found != null) {
      throw new IOException("after " + bytes + " bytes", found);
    }
  }

  private void take(InputStream mp3) throws IOException {
    byte[] buffer = new byte[8192];
    try (mp3) {
      for (int count = mp3.read(buffer); count >= 0; count = mp3.read(buffer)) {
        digest.update(buffer, 0, count);
        bytes.addAndGet(count);
      }
    }
  }

  /** The number of bytes of MP3 that it has so far. */
  long bytes() {
    return bytes.get();
  }

  /** The SHA-256 of all that it heard; empty before the end. */
  String heard() {
    return heard;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
