package dev.vivace.audio.natives;

import java.io.File;
import java.util.List;
import java.util.Objects;

/**
 * A folder with FFmpeg's libraries and those that bind them to Java, as the packages of functions
 * have it. JavaCPP's own loader looks for each of its classes at what it is annotated with, and for
 * each library in all jars: a fifth of what the first sound of a cold start takes. It keeps out
 * where {@code org.bytedeco.javacpp.loadlibraries} is {@code false}.
 *
 * @param folder flat, with each library once
 */
@SuppressWarnings("restricted") // Processes that decode run with --enable-native-access.
record LibraryFolder(File folder) {
  /** In an order in which each finds those that it needs. */
  private static final List<String> LIBRARIES =
      List.of(
          "libavutil",
          "libswresample",
          "libavcodec",
          "libavformat",
          "libjnijavacpp",
          "libjniavutil",
          "libjniswresample",
          "libjniavcodec",
          "libjniavformat");

  /** A library that the first of them needs on some platforms. */
  private static final String DRM = "libdrm";

  /** The first folder of {@code java.library.path}. */
  static LibraryFolder ofProcess() {
    String path = System.getProperty("java.library.path", "");
    return new LibraryFolder(new File(path.split(File.pathSeparator, 2)[0]));
  }

  /**
   * Loads all of them for as long as the process lives.
   *
   * @throws UnsatisfiedLinkError if one is missing, or can't be loaded
   */
  void loadFfmpeg() {
    String[] files = Objects.requireNonNullElse(folder.list(), new String[0]);
    load(files, DRM);
    for (String library : LIBRARIES) {
      if (!load(files, library)) {
        throw new UnsatisfiedLinkError("There is no " + library + " in " + folder);
      }
    }
  }

  /** Whether it is there, as {@code libavutil.so.59} or {@code libavutil.59.dylib}. */
  private boolean load(String[] files, String library) {
    for (String file : files) {
      if (file.startsWith(library + ".")) {
        System.load(new File(folder, file).getAbsolutePath());
        return true;
      }
    }
    return false;
  }
}
