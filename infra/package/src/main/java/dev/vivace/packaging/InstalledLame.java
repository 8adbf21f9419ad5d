package dev.vivace.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The building machine's own libmp3lame, such as Debian's package {@code libmp3lame0}: it is
 * optimised, where the one inside FFmpeg's libraries is not, and makes the same MP3 three times as
 * fast. A function does without where there is none.
 *
 * @param folders where it may be
 */
record InstalledLame(List<Path> folders) {
  static final String NAME = "libmp3lame.so.0";

  /** The folders in which Linux keeps its libraries. */
  static InstalledLame ofThisMachine() {
    return new InstalledLame(
        List.of(
            Path.of("/usr/lib/x86_64-linux-gnu"),
            Path.of("/usr/lib/aarch64-linux-gnu"),
            Path.of("/usr/lib64"),
            Path.of("/usr/lib")));
  }

  /** Its file, if Lambda could run it. */
  Optional<Path> find() throws IOException {
    for (Path folder : folders) {
      Path library = folder.resolve(NAME);
      if (Files.exists(library)
          && ElfSymbolVersions.isElf(library)
          && ElfSymbolVersions.neededBy(library).stream().noneMatch(LambdaLimits::isTooNew)) {
        return Optional.of(library.toRealPath());
      }
    }
    return Optional.empty();
  }

  /** Copies it into a package's natives, where it is installed. */
  void copy(Path natives) throws IOException {
    Optional<Path> library = find();
    if (library.isPresent()) {
      Files.copy(library.get(), natives.resolve(NAME));
    }
  }
}
