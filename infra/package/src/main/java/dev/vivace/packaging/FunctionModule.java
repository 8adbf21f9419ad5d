package dev.vivace.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A function's Maven module after its {@code package} phase.
 *
 * @param name the folder's name, such as {@code upload}
 * @param applicationJar the function and everything it needs in one jar
 */
record FunctionModule(String name, Path applicationJar) {
  /**
   * All modules below a folder, by name.
   *
   * @throws IOException if a module has no application jar
   */
  static List<FunctionModule> below(Path functions) throws IOException {
    try (Stream<Path> folders = Files.list(functions)) {
      List<Path> modules =
          folders.filter(f -> Files.exists(f.resolve("pom.xml"))).sorted().toList();
      List<FunctionModule> result = new ArrayList<>();
      for (Path module : modules) {
        result.add(new FunctionModule(module.getFileName().toString(), jarOf(module)));
      }
      return result;
    }
  }

  private static Path jarOf(Path module) throws IOException {
    try (Stream<Path> files = Files.list(module.resolve("target"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-app.jar"))
          .findFirst()
          .orElseThrow(() -> new IOException(module + " has no application jar: package it first"));
    }
  }

  /** The function's logical id in template.yaml, such as {@code UploadFunction}. */
  String logicalId() {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Function";
  }

  /** Whether it is the one that lives for minutes and computes all the time. */
  boolean isPeer() {
    return name.equals("peer");
  }

  /** Whether native code of it decodes audio that strangers have sent. */
  boolean decodes() {
    return name.equals("stream");
  }

  String mainClass() {
    return "dev.vivace." + name + ".Main";
  }
}
