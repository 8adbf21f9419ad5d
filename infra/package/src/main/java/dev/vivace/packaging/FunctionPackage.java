package dev.vivace.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * The folder of one function, and beside it the one in which its AOT cache is trained.
 *
 * @param module what is packaged
 * @param build the build folder, with {@code jre} and {@code natives} in it
 * @param lame the encoder to take along
 */
record FunctionPackage(FunctionModule module, Path build, InstalledLame lame) {
  /**
   * The time that {@code sam package} sets for every file; the JVM refuses a cache for another
   * time.
   */
  private static final FileTime ZIP_EPOCH = FileTime.from(Instant.parse("1980-01-01T00:00:00Z"));

  Path folder() {
    return build.resolve("functions").resolve(module.logicalId());
  }

  private Path trainingFolder() {
    return build.resolve("training").resolve(module.logicalId());
  }

  /** The file that tells what the package was made of; beside it, not in it. */
  private Path stamp() {
    return build.resolve("functions").resolve(module.logicalId() + ".inputs");
  }

  /** Whether jar, runtime and flags are those that the package and its cache were made of. */
  boolean isCurrent() throws IOException {
    return Files.exists(folder().resolve("app.aot"))
        && Files.exists(stamp())
        && Files.readString(stamp()).equals(inputs() + checksum(folder().resolve("app.jar")));
  }

  /** Lets the function take part in the training of others, without a training of its own. */
  void lendToTraining() throws IOException {
    FileTree.delete(trainingFolder());
    Files.createDirectories(trainingFolder().getParent());
    Files.createSymbolicLink(trainingFolder(), folder().toAbsolutePath());
  }

  /** Assembles both folders anew, without a cache. */
  void assemble() throws IOException {
    Files.deleteIfExists(stamp());
    fill(folder());
    FileTree.delete(trainingFolder());
    FileTree.copy(folder(), trainingFolder());
    Bootstrap.write(folder().resolve("bootstrap"), module);
    Bootstrap.writeTraining(trainingFolder().resolve("bootstrap"), module);
  }

  private void fill(Path target) throws IOException {
    FileTree.delete(target);
    Files.createDirectories(target);
    Path jar = target.resolve("app.jar");
    ApplicationJar.copy(module.applicationJar(), jar);
    Files.setLastModifiedTime(jar, ZIP_EPOCH);
    FileTree.copy(build.resolve("jre"), target.resolve("jre"));
    Files.setLastModifiedTime(target.resolve("jre/lib/modules"), ZIP_EPOCH);
    Natives.copy(jar, build.resolve("natives"), lame, target.resolve("natives"));
  }

  /**
   * Moves the trained cache into the package.
   *
   * @throws IOException if the training left none
   */
  void takeCache() throws IOException {
    Path trained = trainingFolder().resolve("app.aot");
    if (!Files.exists(trained)) {
      throw new IOException("The training of " + module.logicalId() + " made no AOT cache");
    }
    Files.move(trained, folder().resolve("app.aot"));
    FileTree.delete(trainingFolder());
    Files.writeString(stamp(), inputs() + checksum(folder().resolve("app.jar")));
  }

  /** Ends with a line feed, behind which the checksum of the packaged jar is kept. */
  private String inputs() throws IOException {
    Optional<Path> installed = lame.find();
    return String.join(
        "\n",
        ApplicationJar.fingerprint(module.applicationJar()),
        checksum(build.resolve("jre/lib/modules")),
        RuntimeImage.fingerprint(),
        installed.isPresent() ? checksum(installed.orElseThrow()) : "no libmp3lame",
        Bootstrap.fingerprint(),
        "");
  }

  /** Of a file's length and content; it need not hold against forgers, and is quick. */
  private static String checksum(Path file) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
      return "%d %08x".formatted(in.transferTo(OutputStream.nullOutputStream()), crc.getValue());
    }
  }
}
