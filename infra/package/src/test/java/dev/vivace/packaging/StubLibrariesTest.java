package dev.vivace.packaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Stand-ins for libraries of desktops. */
@EnabledOnOs(OS.LINUX)
class StubLibrariesTest {
  @TempDir private Path folder;

  @SuppressWarnings("restricted")
  @Test
  void areTakenByTheLoaderAndNeedNothing() throws IOException {
    StubLibraries.write(folder);

    for (Path library : libraries()) {
      assertThatCode(() -> System.load(library.toString())).doesNotThrowAnyException();
      assertThat(ElfSymbolVersions.isElf(library)).isTrue();
      assertThat(ElfSymbolVersions.neededBy(library)).isEmpty();
      assertThat(Files.readString(library, ISO_8859_1))
          .contains("\0" + library.getFileName() + "\0");
    }
  }

  @Test
  void standInForThoseOfSoundCardsScreensAndCameras() throws IOException {
    StubLibraries.write(folder);

    assertThat(libraries())
        .extracting(library -> library.getFileName().toString())
        .contains("libpulse.so.0", "libX11.so.6", "libudev.so.1", "libdbus-1.so.3");
  }

  private List<Path> libraries() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
