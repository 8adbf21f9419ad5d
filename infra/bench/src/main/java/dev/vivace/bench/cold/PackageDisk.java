package dev.vivace.bench.cold;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A disk of a package alone that reads 128 KB ahead, as Linux does where nobody has set anything
 * else: a file system in a file, behind a loop device. Machines of clouds often read megabytes
 * ahead, and what they read is the size of the files that are touched.
 *
 * @param image the file
 */
record PackageDisk(Path image) {
  /**
   * Makes it; empty where there is no {@code mkfs.ext4}.
   *
   * @param image overwritten if it is there
   */
  static Optional<PackageDisk> of(Path folder, Path image, File log)
      throws IOException, InterruptedException {
    Files.deleteIfExists(image);
    List<String> command = List.of("mkfs.ext4", "-q", "-m", "0", "-d", folder.toString());
    try {
      List<String> whole = new ArrayList<>(command);
      whole.addAll(List.of(image.toString(), "300M"));
      int status =
          new ProcessBuilder(whole)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start()
              .waitFor();
      return status == 0 ? Optional.of(new PackageDisk(image)) : Optional.empty();
    } catch (IOException notInstalled) {
      return Optional.empty();
    }
  }

  /** The beginning of a command whose process finds the disk at a folder; others don't see it. */
  List<String> mountedAt(Path folder) {
    return List.of(
        "unshare",
        "-m",
        "sh",
        "-c",
        "mount -o loop,ro \"$0\" \"$1\""
            + " && echo 128 >\"/sys/class/bdi/$(mountpoint -d \"$1\")/read_ahead_kb\""
            + " && shift && exec \"$@\"",
        image.toAbsolutePath().toString(),
        folder.toString());
  }
}
