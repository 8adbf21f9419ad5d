package dev.vivace.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The limits that {@code provided.al2023} sets a package: its size, and the glibc of Amazon Linux
 * 2023.
 */
final class LambdaLimits {
  private static final long MAX_UNZIPPED_BYTES = 250L * 1024 * 1024;
  private static final int GLIBC_MINOR = 34;
  private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.(\\d+).*");

  private LambdaLimits() {}

  /** The faults that would show on Lambda, a sentence each. */
  static List<String> complaints(Path folder) throws IOException {
    List<String> complaints = new ArrayList<>();
    long bytes = 0;
    for (Path file : files(folder)) {
      bytes += Files.size(file);
      if (ElfSymbolVersions.isElf(file)) {
        ElfSymbolVersions.neededBy(file).stream()
            .filter(LambdaLimits::isTooNew)
            .map(version ->
                "%s needs %s, and Lambda has glibc 2.%d. Where it is of the JDK, build with another"
                        .formatted(folder.relativize(file), version, GLIBC_MINOR)
                    + " one, such as Temurin.")
            .forEach(complaints::add);
      }
    }
    if (bytes > MAX_UNZIPPED_BYTES) {
      complaints.add("The package has %d bytes; Lambda takes 250 MiB.".formatted(bytes));
    }
    return complaints;
  }

  /** Whether a symbol version is of a glibc that Lambda does not have yet. */
  static boolean isTooNew(String version) {
    Matcher glibc = GLIBC.matcher(version);
    return glibc.matches() && Integer.parseInt(glibc.group(1)) > GLIBC_MINOR;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
