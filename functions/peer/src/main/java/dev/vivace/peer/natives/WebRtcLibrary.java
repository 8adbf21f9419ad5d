package dev.vivace.peer.natives;

import dev.onvoid.webrtc.internal.NativeLoader;
import dev.onvoid.webrtc.logging.Logging;
import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The native library. Its own loader copies 23 MB out of a jar at each start: where the file is in
 * a package's natives, it is loaded from there, and the loader is told that it need not.
 */
final class WebRtcLibrary {
  private static final String NAME = "webrtc-java";

  private WebRtcLibrary() {}

  /** Loads it, unless it is loaded. Throws {@link UnsatisfiedLinkError} if there is none. */
  static synchronized void load() {
    installed().ifPresent(WebRtcLibrary::load);
    Logging.logToDebug(Logging.Severity.NONE);
  }

  private static Optional<Path> installed() {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
    return Stream.of(
            System.getProperty("java.library.path").split(Pattern.quote(File.pathSeparator)))
        .map(folder -> Path.of(folder, "libwebrtc-java-linux-" + machine + ".so").toAbsolutePath())
        .filter(Files::exists)
        .findFirst();
  }

  @SuppressWarnings("restricted") // the process is started with --enable-native-access
  private static void load(Path file) {
    try {
      Field field = NativeLoader.class.getDeclaredField("LOADED_LIB_SET");
      field.setAccessible(true);
      @SuppressWarnings("unchecked") // as it is declared
      Set<String> loaded = (Set<String>) field.get(null);
      if (loaded.add(NAME)) {
        System.load(file.toString());
      }
    } catch (ReflectiveOperationException other) {
      throw new IllegalStateException("webrtc-java is not the version that is known", other);
    }
  }
}
