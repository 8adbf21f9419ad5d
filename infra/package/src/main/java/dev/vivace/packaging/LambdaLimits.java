package dev.vivace.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limits that {@code provided.al2023} sets a package: its size, and the glibc of Amazon Linux
 * 2023.
 */
final class LambdaLimits {
  private static final long MAX_UNZIPPED_BYTES = 250L * 1024 * 1024;
  private static final int GLIBC_MINOR = 34;
  private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.(\\d+).*");

  private LambdaLimits() {}

  /** The faults that a package with its layers would show on Lambda, a sentence each. */
  static List<String> complaints(Collection<Path> folders) throws IOException {
    List<String> complaints = new ArrayList<>();
    long bytes = 0;
    for (Path folder : folders) {
      for (Path file : FileTree.files(folder)) {
        bytes += Files.size(file);
        complaints.addAll(tooNew(folder, file));
      }
    }
    if (bytes > MAX_UNZIPPED_BYTES) {
      complaints.add("The package has %d bytes; Lambda takes 250 MiB.".formatted(bytes));
    }
    return complaints;
  }

  private static List<String> tooNew(Path folder, Path file) throws IOException {
    return ElfSymbolVersions.isElf(file)
        ? ElfSymbolVersions.neededBy(file).stream()
            .filter(LambdaLimits::isTooNew)
            .map(version ->
                "%s needs %s, and Lambda has glibc 2.%d. Where it is of the JDK, build with another"
                        .formatted(folder.relativize(file), version, GLIBC_MINOR)
                    + " one, such as Temurin.")
            .toList()
        : List.of();
  }

  /** Whether a symbol version is of a glibc that Lambda does not have yet. */
  static boolean isTooNew(String version) {
    Matcher glibc = GLIBC.matcher(version);
    return glibc.matches() && Integer.parseInt(glibc.group(1)) > GLIBC_MINOR;
  }
}
