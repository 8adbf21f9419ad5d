package dev.vivace.testkit.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files in {@code events/}, which {@code sam local invoke} takes, too. */
public final class RealEvents {
  private static final Path FOLDER = Path.of(System.getProperty("vivace.root", "."), "events");

  private RealEvents() {}

  /** One event, by its name without {@code .json}. */
  public static String json(String name) {
    try {
      return Files.readString(FOLDER.resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of all events that begin alike, in order. */
  public static List<String> names(String prefix) {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.replaceFirst("[.]json$", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
