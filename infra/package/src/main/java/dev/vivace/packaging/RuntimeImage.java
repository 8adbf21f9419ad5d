package dev.vivace.packaging;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/** The Java runtime that is shipped: only the modules that the functions use. */
final class RuntimeImage {
  /**
   * jdk.zipfs is Micronaut's, which reads its own jar as a file system, and java.sql Tika's, which
   * names an exception of it; jdeps does not say so.
   */
  private static final String MODULES =
      "java.base,java.logging,java.management,java.naming,java.sql,java.xml,jdk.unsupported,"
          + "jdk.zipfs";

  /** Started code is in the cache. Of the rest, a cold disk has to give half as many bytes. */
  private static final String COMPRESSION = "--compress=zip-6";

  private RuntimeImage() {}

  /** Changes whenever another image would be linked. */
  static String fingerprint() {
    return String.join(
        " ", System.getProperty("java.runtime.version"), COMPRESSION, MODULES, "no symbols");
  }

  /**
   * Links the image unless it is there already, made by this very JDK.
   *
   * @throws IOException if jlink fails
   */
  static void link(Path image) throws IOException {
    Path stamp = image.resolve("linked-from");
    String origin = fingerprint();
    if (Files.exists(stamp) && Files.readString(stamp).equals(origin)) {
      return;
    }
    FileTree.delete(image);
    ToolProvider jlink =
        ToolProvider.findFirst("jlink")
            .orElseThrow(() -> new IOException("This JDK has no jlink: install a full JDK 25"));
    StringWriter output = new StringWriter();
    PrintWriter printer = new PrintWriter(output);
    int status =
        jlink.run(
            printer,
            printer,
            "--add-modules",
            MODULES,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            COMPRESSION,
            "--output",
            image.toString());
    if (status != 0) {
      throw new IOException("jlink failed: " + output);
    }
    SymbolTables.cutBelow(image);
    Files.writeString(stamp, origin);
  }
}
