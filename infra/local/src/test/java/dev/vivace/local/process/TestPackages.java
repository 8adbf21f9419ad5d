package dev.vivace.local.process;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes package folders whose bootstrap is a {@link ScriptedRuntime}. */
public final class TestPackages {
  private TestPackages() {}

  /** A bootstrap that replaces its shell by the runtime, as the real ones do. */
  public static Path write(Path packages, String function) throws IOException {
    return write(packages, function, "exec " + command());
  }

  static Path write(Path packages, String function, String script) throws IOException {
    Path folder = Files.createDirectories(packages.resolve(function));
    Path bootstrap = Files.writeString(folder.resolve("bootstrap"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(bootstrap, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }

  static String command() {
    try {
      Path classes =
          Path.of(
              ScriptedRuntime.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return "%s/bin/java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xmx64m -cp %s %s"
          .formatted(System.getProperty("java.home"), classes, ScriptedRuntime.class.getName());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
