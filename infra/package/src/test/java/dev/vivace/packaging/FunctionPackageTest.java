package dev.vivace.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FunctionPackageTest {
  @TempDir Path folder;
  private LocalDateTime built = LocalDateTime.of(2026, 1, 1, 0, 0);
  private Path moduleJar;
  private Path modules;
  private FunctionPackage function;

  @BeforeEach
  void assembleAndTrain() throws IOException {
    moduleJar = folder.resolve("tester-app.jar");
    jar("one");
    modules = Files.createDirectories(folder.resolve("build/jre/lib")).resolve("modules");
    Files.writeString(modules, "modules");
    Files.createDirectories(folder.resolve("build/natives"));
    function =
        new FunctionPackage(
            new FunctionModule("tester", moduleJar),
            folder.resolve("build"),
            new InstalledLame(List.of(folder)));
    assemble();
  }

  private void assemble() throws IOException {
    function.assemble();
    Files.writeString(folder.resolve("build/training/TesterFunction/app.aot"), "cache");
    function.takeCache();
  }

  @Test
  void isCurrentOnceItIsTrained() throws IOException {
    assertThat(function.isCurrent()).isTrue();
  }

  @Test
  void isStaleOnceTheModuleHasAnotherJar() throws IOException {
    jar("two");

    assertThat(function.isCurrent()).isFalse();
  }

  @Test
  void isStaleOnceItsOwnJarIsAnother() throws IOException {
    Files.write(packaged("app.jar"), Files.readAllBytes(moduleJar));

    assertThat(function.isCurrent()).isFalse();
  }

  @Test
  void isStaleOnceTheRuntimeIsAnother() throws IOException {
    Files.writeString(modules, "other modules");

    assertThat(function.isCurrent()).isFalse();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has libraries that Lambda could run")
  void isStaleOnceTheInstalledLameIsAnotherAtTheSamePlace() throws IOException {
    Path lame = folder.resolve(InstalledLame.NAME);
    Path libraries = Path.of(System.getProperty("java.home"), "lib");
    Files.copy(libraries.resolve("libnet.so"), lame);
    assemble();
    assertThat(function.isCurrent()).isTrue();

    Files.copy(libraries.resolve("libnio.so"), lame, StandardCopyOption.REPLACE_EXISTING);

    assertThat(function.isCurrent()).isFalse();
  }

  @Test
  void isStaleWithoutItsCache() throws IOException {
    Files.delete(packaged("app.aot"));

    assertThat(function.isCurrent()).isFalse();
  }

  @Test
  void staysCurrentWhenTheModuleIsPackagedAgainUnchanged() throws IOException {
    built = built.plusHours(1);
    jar("one");

    assertThat(function.isCurrent()).isTrue();
  }

  @Test
  void listsBeansInOneFileInsteadOfAFolder() throws IOException {
    try (ZipFile jar = new ZipFile(packaged("app.jar").toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .containsExactly("one.txt", "META-INF/vivace/beans");
      assertThat(jar.getInputStream(jar.getEntry("META-INF/vivace/beans")).readAllBytes())
          .asString()
          .isEqualTo("io.example.Service/io.example.Bean");
    }
  }

  private Path packaged(String name) {
    return folder.resolve("build/functions/TesterFunction").resolve(name);
  }

  private void jar(String content) throws IOException {
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(moduleJar))) {
      for (String name :
          new String[] {
            content + ".txt",
            "META-INF/micronaut/",
            "META-INF/micronaut/io.example.Service/",
            "META-INF/micronaut/io.example.Service/io.example.Bean"
          }) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(built);
        jar.putNextEntry(entry);
        jar.closeEntry();
      }
    }
  }
}
