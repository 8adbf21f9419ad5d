package dev.vivace.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Packages all functions; the build calls it. */
public final class Main {
  private Main() {}

  /**
   * Fills {@code build/functions/<LogicalId>} for every module of the functions' folder, where it
   * is not current, and {@code build/layers/OnnxLayer}. Leaves the home of the JDK that did it in
   * {@code build/java-home}.
   *
   * @param arguments the project's folder, and the build folder, which holds {@code natives}
   * @throws IOException if a part is missing, or jlink or the training fails
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("usage: Main PROJECT_FOLDER BUILD_FOLDER");
    }
    Path project = Path.of(arguments[0]);
    Path build = Path.of(arguments[1]);
    RuntimeImage.link(build.resolve("jre"));
    Files.writeString(build.resolve("java-home"), System.getProperty("java.home"));
    InstalledLame lame = InstalledLame.ofThisMachine();
    List<FunctionPackage> packages = new ArrayList<>();
    for (FunctionModule module : FunctionModule.below(project.resolve("functions"))) {
      packages.add(new FunctionPackage(module, build, lame));
    }
    new OnnxLayer(build).fill();
    make(packages, new Training(project.resolve("template.yaml"), build));
  }

  /** Makes anew what is stale; the others take part in the training as they are. */
  private static void make(List<FunctionPackage> packages, Training training)
      throws IOException, InterruptedException {
    List<FunctionPackage> stale = new ArrayList<>();
    for (FunctionPackage function : packages) {
      if (function.isCurrent()) {
        function.lendToTraining();
      } else {
        stale.add(function);
      }
    }
    if (stale.isEmpty()) {
      return;
    }
    assemble(stale);
    training.run(stale, System.getenv());
  }

  /** Side by side, as most of it is to compress jars. */
  private static void assemble(List<FunctionPackage> packages)
      throws IOException, InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    try (ExecutorService assemblers = Executors.newFixedThreadPool(threads)) {
      List<Future<Void>> assembled = new ArrayList<>();
      for (FunctionPackage function : packages) {
        assembled.add(
            assemblers.submit(() -> {
              function.assemble();
              return null;
            }));
      }
      for (Future<Void> each : assembled) {
        each.get();
      }
    } catch (ExecutionException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }
}
