package dev.vivace.audio.natives;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors alone: the packages of functions are what it loads, and are tested whole. */
class LibraryFolderTest {
  @TempDir private Path folder;

  @Test
  void aMissingLibraryIsNamed() {
    assertThatThrownBy(new LibraryFolder(folder.toFile())::loadFfmpeg)
        .isInstanceOf(UnsatisfiedLinkError.class)
        .hasMessageContaining("libavutil")
        .hasMessageContaining(folder.toString());
  }

  @Test
  void aFolderThatIsNotThereHasNoLibraries() {
    assertThatThrownBy(new LibraryFolder(folder.resolve("none").toFile())::loadFfmpeg)
        .isInstanceOf(UnsatisfiedLinkError.class)
        .hasMessageContaining("libavutil");
  }

  @Test
  void anotherFileOfThatNameIsNotLoaded() throws IOException {
    Files.writeString(folder.resolve("libavutil.so.59"), "no library");

    assertThatThrownBy(new LibraryFolder(folder.toFile())::loadFfmpeg)
        .isInstanceOf(UnsatisfiedLinkError.class)
        .hasMessageContaining("libavutil.so.59");
  }
}
