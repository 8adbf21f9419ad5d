package dev.vivace.audio.lame;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * LAME 3.100 as a library of its own (Debian: {@code libmp3lame0}), called through
 * java.lang.foreign. It is several times as fast as the one inside FFmpeg's binding, which was
 * built without optimisation. The handles are named as the functions in lame.h.
 */
@SuppressWarnings("restricted") // Processes that encode run with --enable-native-access.
public final class LameLibrary {
  private static final String FILE = "libmp3lame.so.0";

  /** Of other versions it is not known whether an encoding can be continued. */
  private static final String VERSION = "3.100";

  private static final int MAX_VERSION_BYTES = 64;
  private static final FunctionDescriptor OF_HANDLE = FunctionDescriptor.of(JAVA_INT, ADDRESS);
  private static final FunctionDescriptor SETTER =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);

  private static final Optional<LameLibrary> PRESENT = find();

  final MethodHandle init;
  final MethodHandle setNumChannels;
  final MethodHandle setMode;
  final MethodHandle setInSampleRate;
  final MethodHandle setOutSampleRate;
  final MethodHandle setBitrate;
  final MethodHandle setQuality;
  final MethodHandle setScale;
  final MethodHandle setWriteVbrTag;
  final MethodHandle setDisableReservoir;
  final MethodHandle initParams;
  final MethodHandle encodeBufferFloat;
  final MethodHandle encodeFlush;
  final MethodHandle close;

  private LameLibrary(SymbolLookup symbols) {
    init = function(symbols, "lame_init", FunctionDescriptor.of(ADDRESS));
    setNumChannels = function(symbols, "lame_set_num_channels", SETTER);
    setMode = function(symbols, "lame_set_mode", SETTER);
    setInSampleRate = function(symbols, "lame_set_in_samplerate", SETTER);
    setOutSampleRate = function(symbols, "lame_set_out_samplerate", SETTER);
    setBitrate = function(symbols, "lame_set_brate", SETTER);
    setQuality = function(symbols, "lame_set_quality", SETTER);
    setScale =
        function(symbols, "lame_set_scale", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_FLOAT));
    setWriteVbrTag = function(symbols, "lame_set_bWriteVbrTag", SETTER);
    setDisableReservoir = function(symbols, "lame_set_disable_reservoir", SETTER);
    initParams = function(symbols, "lame_init_params", OF_HANDLE);
    encodeBufferFloat =
        function(
            symbols,
            "lame_encode_buffer_float",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
    encodeFlush =
        function(
            symbols,
            "lame_encode_flush",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    close = function(symbols, "lame_close", OF_HANDLE);
  }

  /**
   * The library from a folder of {@code java.library.path}, or else from where the system's linker
   * finds it. It is looked for once in a process.
   */
  public static Optional<LameLibrary> present() {
    return PRESENT;
  }

  private static Optional<LameLibrary> find() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(Objects.requireNonNullElse(System.getProperty("java.library.path"), ""))
        .map(folder -> Path.of(folder, FILE))
        .filter(Files::isReadable)
        .map(file -> open(file.toAbsolutePath().toString()))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> open(FILE));
  }

  /**
   * Loads a library for as long as the process lives.
   *
   * @param name a path, or a name that the system's linker looks for
   * @return nothing if there is none, it can't be loaded here, or it is another version
   */
  static Optional<LameLibrary> open(String name) {
    try {
      SymbolLookup symbols = SymbolLookup.libraryLookup(name, Arena.global());
      return VERSION.equals(version(symbols))
          ? Optional.of(new LameLibrary(symbols))
          : Optional.empty();
    } catch (IllegalArgumentException | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  private static String version(SymbolLookup symbols) {
    MethodHandle version = function(symbols, "get_lame_version", FunctionDescriptor.of(ADDRESS));
    MemorySegment text = NativeCall.address(() -> (MemorySegment) version.invokeExact());
    return text.reinterpret(MAX_VERSION_BYTES).getString(0);
  }

  private static MethodHandle function(
      SymbolLookup symbols, String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(symbols.find(name).orElseThrow(), descriptor);
  }
}
