package dev.vivace.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The file that Lambda runs. The shell is replaced by the JVM, so signals reach it. */
final class Bootstrap {
  /**
   * The flags cut start-up: C1 only, no collector threads, no perf-data file, classes from the AOT
   * cache. A method is compiled after eight times as many calls as usual: most of what a start
   * would compile is never hot, and takes the one core from the code that runs. The profiles that a
   * cache may hold are left out (JEP 515): compiling all that was ever hot takes the one core of a
   * cold start from the code that runs, a quarter more of its time. They have to be the same when
   * the cache is trained. The heap is bounded by the function's memory, of which natives take their
   * part. The young generation has a size of its own, since the default is a share of the memory,
   * some 9 MB in a function: what a stream sends was promoted before it was garbage, and three
   * hours of it took 190 MB. Instructions of AVX-512 make an Intel core clock lower for a while,
   * and for the JVM's copies LAME, which has none, paid a tenth of its speed: AVX2 does. The
   * natives of FFmpeg and the CRT are in the package; JavaCPP does not look for its own. The class
   * path is relative: a cache keeps the one it was trained with, and a JVM that does not find it
   * there looks for it again with each class, some 50 ms in all. Reflection makes each bean's
   * definition once, and goes through the VM: the JDK's quick way spins code for each. SLF4J is
   * told its provider, which it would search all jars for.
   */
  private static final String SCRIPT =
      """
      #!/bin/sh
      cd "${LAMBDA_TASK_ROOT:-$(dirname "$0")}" || exit
      LIBRARY_PATH\
      exec ./jre/bin/java AOT_FLAG \\
        -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:-AOTReplayTraining \\
        ADDRESS_FLAGCOMPILER_FLAG-XX:+UseSerialGC -XX:-UsePerfData AVX_FLAG\\
        -Xms96m -Xmn64m -Xmx$((${AWS_LAMBDA_FUNCTION_MEMORY_SIZE:-512} * 6 / 10))m \\
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \\
        -Djdk.reflect.useNativeAccessorOnly=true \\
        -Dslf4j.provider=org.slf4j.jul.JULServiceProvider -Dslf4j.internal.verbosity=WARN \\
        -Djava.library.path="$PWD/nativesLAYERS" -Dorg.bytedeco.javacpp.loadlibraries=false \\
        -cp app.jar MAIN_CLASS
      """
          .replace("AVX_FLAG", isX86() ? "-XX:UseAVX=2 " : "");

  private static final String SPARING_COMPILER =
      "-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=8 ";

  /** The flags that a module's process is started with beside those of all. */
  private record Extras(
      String addressFlag, String compilerFlag, String libraryPath, String layers) {}

  /**
   * The cache is mapped where it was made for, so that no pointer in it has to be changed: some
   * twentieth of a start.
   */
  private static final Extras SHORT_LIVED =
      new Extras("-XX:ArchiveRelocationMode=0 ", SPARING_COMPILER, "", "");

  /**
   * Native code decodes what strangers have sent. Whoever finds a fault in it should not know where
   * anything is, so the cache goes to a random address.
   */
  private static final Extras DECODING = new Extras("", SPARING_COMPILER, "", "");

  /**
   * A session filters thirty frames a second for minutes: what C2 makes of a filter is four times
   * as fast. The loader looks for what libwebrtc names in the package first. Frames are allocated
   * and freed by several threads: with fewer arenas, less memory is free and not given back. The
   * library of models is in a layer; the local stack has no {@code /opt}, and says where.
   */
  private static final Extras PEER =
      new Extras(
          "",
          "",
          """
          export LD_LIBRARY_PATH="$PWD/natives${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
          export MALLOC_ARENA_MAX=2
          """,
          ":${LAYER_LIBRARIES-/opt/lib}");

  private Bootstrap() {}

  /** Writes the one that is shipped: it starts from the cache, or without where that is refused. */
  static void write(Path file, FunctionModule module) throws IOException {
    write(file, module, "-XX:AOTCache=app.aot");
  }

  /** Writes the one that makes the cache when its process is told to end. */
  static void writeTraining(Path file, FunctionModule module) throws IOException {
    write(file, module, "-XX:AOTCacheOutput=app.aot");
  }

  private static boolean isX86() {
    return System.getProperty("os.arch").equals("amd64");
  }

  private static void write(Path file, FunctionModule module, String aot) throws IOException {
    Extras extras = module.isPeer() ? PEER : module.decodes() ? DECODING : SHORT_LIVED;
    Files.writeString(
        file,
        SCRIPT
            .replace("AOT_FLAG", aot)
            .replace("ADDRESS_FLAG", extras.addressFlag())
            .replace("COMPILER_FLAG", extras.compilerFlag())
            .replace("LIBRARY_PATH", extras.libraryPath())
            .replace("nativesLAYERS", "natives" + extras.layers())
            .replace("MAIN_CLASS", module.mainClass()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Changes whenever a cache made under other flags would be refused. */
  static String fingerprint() {
    return SCRIPT + SHORT_LIVED + DECODING + PEER;
  }
}
