package dev.vivace.audio.lame;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * LAME 3.100 as a library of its own (Debian: {@code libmp3lame0}), called through
 * java.lang.foreign. It is several times as fast as the one inside FFmpeg's binding, which was
 * built without optimisation. Its functions are named as in lame.h.
 */
@SuppressWarnings("restricted") // Processes that encode run with --enable-native-access.
public final class LameLibrary {
  private static final String FILE = "libmp3lame.so.0";

  /** Of other versions it is not known whether an encoding can be continued. */
  private static final String VERSION = "3.100";

  private static final int MAX_VERSION_BYTES = 64;
  private static final Optional<LameLibrary> PRESENT = find();

  final LameFunction init;
  final LameFunction setNumChannels;
  final LameFunction setMode;
  final LameFunction setInSampleRate;
  final LameFunction setOutSampleRate;
  final LameFunction setBitrate;
  final LameFunction setQuality;
  final LameFunction setScale;
  final LameFunction setWriteVbrTag;
  final LameFunction setDisableReservoir;
  final LameFunction initParams;
  final LameFunction encodeBufferFloat;
  final LameFunction encodeFlush;
  final LameFunction close;

  private LameLibrary(SymbolLookup symbols) {
    init = function(symbols, "lame_init");
    setNumChannels = function(symbols, "lame_set_num_channels");
    setMode = function(symbols, "lame_set_mode");
    setInSampleRate = function(symbols, "lame_set_in_samplerate");
    setOutSampleRate = function(symbols, "lame_set_out_samplerate");
    setBitrate = function(symbols, "lame_set_brate");
    setQuality = function(symbols, "lame_set_quality");
    setScale = function(symbols, "lame_set_scale");
    setWriteVbrTag = function(symbols, "lame_set_bWriteVbrTag");
    setDisableReservoir = function(symbols, "lame_set_disable_reservoir");
    initParams = function(symbols, "lame_init_params");
    encodeBufferFloat = function(symbols, "lame_encode_buffer_float");
    encodeFlush = function(symbols, "lame_encode_flush");
    close = function(symbols, "lame_close");
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
    MemorySegment text = function(symbols, "get_lame_version").pointer();
    return text.reinterpret(MAX_VERSION_BYTES).getString(0);
  }

  private static LameFunction function(SymbolLookup symbols, String name) {
    return new LameFunction(symbols.find(name).orElseThrow());
  }
}
