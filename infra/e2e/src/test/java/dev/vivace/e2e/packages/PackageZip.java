package dev.vivace.e2e.packages;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The way of a package to Lambda: into a zip as SAM makes it, and out of it elsewhere. */
final class PackageZip {
  /** SAM CLI writes this date for every file, so that the same content gives the same zip. */
  private static final FileTime EPOCH = FileTime.from(Instant.parse("1980-01-01T00:00:00Z"));

  private PackageZip() {}

  /** Zips a package and unpacks it below {@code temporary}. */
  static Path unpacked(Path folder, Path temporary) throws IOException {
    Path zip = temporary.resolve("package.zip");
    try (FileSystem archive = open(zip, "true")) {
      copy(folder, archive.getPath("/"));
    }
    Path target = temporary.resolve("task");
    try (FileSystem archive = open(zip, "false")) {
      copy(archive.getPath("/"), target);
    }
    Files.delete(zip);
    return target;
  }

  private static FileSystem open(Path zip, String create) throws IOException {
    return FileSystems.newFileSystem(
        URI.create("jar:" + zip.toUri()),
        Map.of(
            "create", create,
            "enablePosixFileAttributes", "true",
            "compressionMethod", "STORED"));
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
      Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
      Files.setLastModifiedTime(copy, EPOCH);
    }
  }
}
