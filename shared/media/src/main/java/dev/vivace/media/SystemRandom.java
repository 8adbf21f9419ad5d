package dev.vivace.media;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;

/**
 * The operating system's random generator. It is read as a file where it is one (Linux, random(4)),
 * as the JDK's own generator does there: to find that one among its security providers takes a cold
 * start some 10 ms.
 */
public final class SystemRandom {
  private static final String DEVICE = "/dev/urandom";

  private SystemRandom() {}

  /** Returns bytes that nobody can guess. */
  public static byte[] bytes(int count) {
    byte[] bytes = ofDevice(count);
    if (bytes.length < count) {
      bytes = new byte[count];
      new SecureRandom().nextBytes(bytes);
    }
    return bytes;
  }

  /** Fewer than were asked for where there is no such file. */
  private static byte[] ofDevice(int count) {
    try (InputStream device = new FileInputStream(DEVICE)) {
      return device.readNBytes(count);
    } catch (IOException absent) {
      return new byte[0];
    }
  }
}
