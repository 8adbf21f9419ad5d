package dev.vivace.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The native libraries that a function needs, told by the bindings in its application jar. */
final class Natives {
  /** A class of a binding, to the beginnings of the names of the libraries behind it. */
  private static final Map<String, List<String>> LIBRARIES_BY_BINDING =
      Map.of(
          "software/amazon/awssdk/crt/CRT.class",
          List.of("libaws-crt-jni.so"),
          "org/bytedeco/ffmpeg/global/avcodec.class",
          List.of(
              "libavutil.so",
              "libswresample.so",
              "libavcodec.so",
              "libavformat.so",
              "libdrm.so",
              "libjniavutil.so",
              "libjniswresample.so",
              "libjniavcodec.so",
              "libjniavformat.so",
              "libjnijavacpp.so"));

  private Natives() {}

  /**
   * Copies them flat into a folder.
   *
   * @param unpacked a folder with the natives of all functions, in any structure
   * @throws IOException if one is missing
   */
  static void copy(Path applicationJar, Path unpacked, Path target) throws IOException {
    Files.createDirectories(target);
    List<String> wanted = wantedBy(applicationJar);
    try (Stream<Path> files = Files.walk(unpacked)) {
      List<Path> found = files.filter(Files::isRegularFile).toList();
      for (String library : wanted) {
        Path file =
            found.stream()
                .filter(candidate -> candidate.getFileName().toString().startsWith(library))
                .findFirst()
                .orElseThrow(() -> new IOException("No " + library + " below " + unpacked));
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
    }
  }

  private static List<String> wantedBy(Path applicationJar) throws IOException {
    try (ZipFile jar = new ZipFile(applicationJar.toFile())) {
      return LIBRARIES_BY_BINDING.entrySet().stream()
          .filter(binding -> jar.getEntry(binding.getKey()) != null)
          .flatMap(binding -> binding.getValue().stream())
          .sorted()
          .toList();
    }
  }
}
