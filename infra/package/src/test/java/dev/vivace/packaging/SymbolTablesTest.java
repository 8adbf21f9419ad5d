package dev.vivace.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has ELF files")
class SymbolTablesTest {
  private static final Path VM = Path.of(System.getProperty("java.home"), "lib/server/libjvm.so");

  @TempDir Path folder;

  @Test
  void whatIsLoadedStaysAsItIs() throws IOException {
    Path library = Files.copy(VM, folder.resolve("libjvm.so"));

    SymbolTables.cutBelow(folder);

    byte[] before = Files.readAllBytes(VM);
    byte[] after = Files.readAllBytes(library);
    assertThat(after.length).isLessThan(before.length * 9 / 10);
    assertThat(ElfSymbolVersions.neededBy(library)).isEqualTo(ElfSymbolVersions.neededBy(VM));
    SymbolTables.cut(library);
    assertThat(library).hasBinaryContent(after);
  }

  @Test
  void filesOfOtherKindsAreLeftAlone() throws IOException {
    Path text = Files.writeString(folder.resolve("release"), "JAVA_VERSION");

    SymbolTables.cutBelow(folder);

    assertThat(text).hasContent("JAVA_VERSION");
  }
}
