package dev.vivace.realtime.filter.onnx;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** onnxruntime's libraries: a layer has them as files, and none is unpacked. */
final class OnnxNatives {
  private static final String PLACE = "onnxruntime.native.path";
  private static final String LIBRARY = System.mapLibraryName("onnxruntime");

  private OnnxNatives() {}

  /** Tells onnxruntime's loader about the folder of the layer, before it loads anything. */
  static synchronized void locate() {
    if (System.getProperty(PLACE) == null) {
      Stream.of(System.getProperty("java.library.path").split(Pattern.quote(File.pathSeparator)))
          .map(Path::of)
          .filter(folder -> Files.exists(folder.resolve(LIBRARY)))
          .findFirst()
          .ifPresent(folder -> System.setProperty(PLACE, folder.toAbsolutePath().toString()));
    }
  }
}
