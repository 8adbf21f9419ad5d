package dev.vivace.bench.cold;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The size of a package; both in 10^6 bytes.
 *
 * @param unzippedMegabytes all files together
 * @param zippedMegabytes as a zip at the default level
 */
record PackageSize(double unzippedMegabytes, double zippedMegabytes) {

  static PackageSize of(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    long unzipped = 0;
    CountedBytes counted = new CountedBytes();
    try (ZipOutputStream zip = new ZipOutputStream(counted)) {
      for (Path file : files) {
        unzipped += Files.size(file);
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return new PackageSize(unzipped / 1e6, counted.bytes / 1e6);
  }

  private static final class CountedBytes extends OutputStream {
    private long bytes;

    @Override
    public void write(int value) {
      bytes++;
    }

    @Override
    public void write(byte[] values, int offset, int length) {
      bytes += length;
    }
  }
}
