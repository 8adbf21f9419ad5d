package dev.vivace.s3.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The temporary files of S3Proxy's file backend: it writes {@code key-<UUID>} beside the key and
 * then renames it. One that was killed in between leaves the file behind, where it looks like an
 * object.
 */
final class Leftovers {
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /** Two names of that form are no leftovers: S3Proxy's records of open multipart uploads. */
  private static final Pattern TEMPORARY =
      Pattern.compile("(?!\\.(mpus|s3proxy-mpu-stub)-" + UUID + "$).+-" + UUID);

  private Leftovers() {}

  /**
   * Whether a key, or a path, is of the form that temporary files have. No key of our own schema
   * is.
   */
  static boolean isTemporary(String key) {
    return TEMPORARY.matcher(key).matches();
  }

  /** Removes the temporary files below a folder. Nothing may be writing there. */
  static void sweep(Path folder) throws IOException {
    for (Path file : filesBelow(folder)) {
      if (isTemporary(file.getFileName().toString())) {
        Files.delete(file);
      }
    }
  }

  /** Removes all files in a folder. */
  static void empty(Path folder) throws IOException {
    for (Path file : filesBelow(folder)) {
      Files.delete(file);
    }
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
