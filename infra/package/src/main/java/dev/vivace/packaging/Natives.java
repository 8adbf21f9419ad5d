package dev.vivace.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The native libraries that a function needs, told by the bindings in its application jar; but for
 * those of {@link OnnxLayer}.
 */
final class Natives {
  private static final String WEBRTC = "dev/onvoid/webrtc/PeerConnectionFactory.class";

  /** A class of a binding, to the names of the libraries behind it, without version and suffix. */
  private static final Map<String, List<String>> LIBRARIES_BY_BINDING =
      Map.of(
          "software/amazon/awssdk/crt/CRT.class",
          List.of("libaws-crt-jni"),
          WEBRTC,
          List.of("libwebrtc-java"),
          "org/bytedeco/ffmpeg/global/avcodec.class",
          List.of(
              "libavutil",
              "libswresample",
              "libavcodec",
              "libavformat",
              "libjniavutil",
              "libjniswresample",
              "libjniavcodec",
              "libjniavformat",
              "libjnijavacpp"));

  /** Libraries that a library needs on some platforms only. */
  private static final Map<String, String> NEEDED_WHERE_PRESENT = Map.of("libdrm", "libavutil");

  private Natives() {}

  /**
   * Copies them flat into a folder.
   *
   * @param unpacked a folder with the natives of all functions, in any structure
   * @param lame goes along with an encoder
   * @throws IOException if one is missing
   */
  static void copy(Path applicationJar, Path unpacked, InstalledLame lame, Path target)
      throws IOException {
    Files.createDirectories(target);
    Set<String> wanted = wantedBy(applicationJar);
    copy(wanted, unpacked, target);
    if (wanted.contains("libavcodec")) {
      lame.copy(target);
    }
    if (wanted.contains("libwebrtc-java")) {
      StubLibraries.write(target);
    }
  }

  /**
   * Copies some flat into a folder.
   *
   * @param wanted names, without version and suffix
   * @throws IOException if one is missing
   */
  static void copy(Collection<String> wanted, Path unpacked, Path target) throws IOException {
    Set<String> missing = new TreeSet<>(wanted);
    for (Path file : filesBelow(unpacked)) {
      String library = name(file);
      if (wanted.contains(NEEDED_WHERE_PRESENT.getOrDefault(library, library))) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
        missing.remove(library);
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException("No " + missing + " below " + unpacked);
    }
  }

  /**
   * {@code libavcodec} of {@code libavcodec.so.61} and {@code libavcodec.61.dylib}, {@code
   * libwebrtc-java} of {@code libwebrtc-java-linux-x86_64.so}.
   */
  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.indexOf('.')).replaceFirst("^(libwebrtc-java)-.*", "$1");
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(f -> f.toString().contains(".")).toList();
    }
  }

  private static Set<String> wantedBy(Path applicationJar) throws IOException {
    Set<String> wanted = new TreeSet<>();
    try (ZipFile jar = new ZipFile(applicationJar.toFile())) {
      LIBRARIES_BY_BINDING.forEach((binding, libraries) -> {
        if (jar.getEntry(binding) != null) {
          wanted.addAll(libraries);
        }
      });
    }
    return wanted;
  }
}
