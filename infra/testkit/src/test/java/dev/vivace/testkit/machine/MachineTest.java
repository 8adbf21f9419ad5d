package dev.vivace.testkit.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class MachineTest {
  private static final String PROGRAM = "a-program-of-this-test";

  @TempDir Path folder;

  @Test
  void findsAProgramOnThePath() throws Exception {
    Path program = script(0);

    assertThat(machine("PATH", "/nowhere:" + folder).program(PROGRAM)).isEqualTo(program);
  }

  @Test
  void takesAProgramThatIsNamedByItsPath() throws Exception {
    Path program = script(0);

    assertThat(machine("PATH", "/nowhere").program(program.toString())).isEqualTo(program);
  }

  @Test
  void skipsATestWhoseProgramIsMissingAndNamesIt() {
    assertThatExceptionOfType(TestAbortedException.class)
        .isThrownBy(() -> machine("PATH", folder.toString()).program(PROGRAM))
        .withMessageContaining(PROGRAM);
  }

  @Test
  void failsATestWhoseProgramIsMissingInCiAndNamesIt() {
    assertThatExceptionOfType(AssertionFailedError.class)
        .isThrownBy(() -> machine("CI", "true").program(PROGRAM))
        .withMessageContaining(PROGRAM);
  }

  @Test
  void failsATestWhosePythonLacksAModuleInCiAndNamesIt() {
    assertThatExceptionOfType(AssertionFailedError.class)
        .isThrownBy(() -> machine("CI", "true").pythonWith("no_such_module"))
        .withMessageContaining("python3 with no_such_module");
  }

  @Test
  void takesThePythonThatHasTheModules() throws Exception {
    Path without = Files.createDirectory(folder.resolve("without"));
    Path with = Files.createDirectory(folder.resolve("with"));
    executable(without.resolve("python3"), 1);
    Path python = executable(with.resolve("python3"), 0);

    assertThat(machine("PATH", without + ":" + with).pythonWith("any")).isEqualTo(python);
  }

  private Path script(int exitCode) throws Exception {
    return executable(folder.resolve(PROGRAM), exitCode);
  }

  private static Path executable(Path file, int exitCode) throws Exception {
    Files.writeString(file, "#!/bin/sh\nexit " + exitCode + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static Machine machine(String name, String value) {
    return new Machine(Map.of(name, value));
  }
}
