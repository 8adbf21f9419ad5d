package dev.vivace.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** On the shared objects of the JDK that runs the test. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has ELF files to look at")
class LambdaLimitsTest {
  private static final Path LIBRARY = Path.of(System.getProperty("java.home"), "lib", "libjava.so");

  @TempDir Path folder;

  @Test
  void whatAmazonLinuxHasIsNoComplaint() throws IOException {
    Files.copy(LIBRARY, folder.resolve("libjava.so"));

    assertThat(ElfSymbolVersions.neededBy(LIBRARY)).anyMatch(name -> name.startsWith("GLIBC_2."));
    assertThat(LambdaLimits.complaints(List.of(folder))).isEmpty();
  }

  @Test
  void aSymbolOfANewerGlibcIs() throws IOException {
    String oldest = ElfSymbolVersions.neededBy(LIBRARY).first();
    Files.write(
        folder.resolve("libnew.so"),
        replaced(Files.readAllBytes(LIBRARY), oldest, "GLIBC_2.35".substring(0, oldest.length())));

    assertThat(LambdaLimits.complaints(List.of(folder)))
        .singleElement()
        .asString()
        .contains("libnew.so", "glibc 2.34");
  }

  @Test
  void aCutFileIsAnError() throws IOException {
    Path cut = folder.resolve("libcut.so");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(LIBRARY), 100));

    assertThatThrownBy(() -> LambdaLimits.complaints(List.of(folder)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("libcut.so");
  }

  @Test
  void filesThatAreNoSharedObjectsArePassedOver() throws IOException {
    Files.writeString(folder.resolve("bootstrap"), "#!/bin/sh\n");
    Files.createFile(folder.resolve("empty"));

    assertThat(LambdaLimits.complaints(List.of(folder))).isEmpty();
  }

  private static byte[] replaced(byte[] file, String name, String other) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    return text.replace("\0" + name + "\0", "\0" + other + "\0")
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
