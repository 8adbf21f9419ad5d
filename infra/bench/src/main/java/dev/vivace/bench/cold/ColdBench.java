package dev.vivace.bench.cold;

import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures how fast each function starts; {@code make bench-cold}. */
public final class ColdBench {
  private static final int LEAST_RUNS = 11;
  private static final String FILE = "speech.mp3";

  private final FunctionStarter starter;
  private final int runs;

  private ColdBench(FunctionStarter starter, int runs) {
    this.starter = starter;
    this.runs = runs;
  }

  /**
   * Prints the table and writes {@code target/bench/cold.json}. Exits with 1 if a target is missed.
   *
   * @param arguments the project's folder, and how many starts of each variant to measure
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 2 || !arguments[1].matches("[1-9]\\d{0,2}")) {
      throw new IllegalArgumentException("usage: ColdBench PROJECT_FOLDER RUNS");
    }
    Path project = Path.of(arguments[0]);
    int runs = Integer.parseInt(arguments[1]);
    if (runs < LEAST_RUNS) {
      System.err.println("Fewer than " + LEAST_RUNS + " runs: these medians are a hint, no more.");
    }
    List<String> misses = run(project, runs);
    misses.forEach(miss -> System.err.println("MISSED " + miss));
    System.exit(misses.isEmpty() ? 0 : 1);
  }

  private static List<String> run(Path project, int runs) throws IOException, InterruptedException {
    Path output = Files.createDirectories(project.resolve("target/bench"));
    try (S3Server s3 = new S3Server()) {
      s3.start();
      String item = storedItem(s3.coordinates());
      ColdBench bench =
          new ColdBench(
              new FunctionStarter(
                  project.resolve("infra/package/target/functions"),
                  Path.of(System.getProperty("java.home")),
                  s3.coordinates(),
                  output.resolve("cold.log").toFile()),
              runs);
      List<ColdFunction> functions =
          List.of(
              ColdFunction.upload(MediaFixtures.bytes(FILE)),
              ColdFunction.playback(item),
              ColdFunction.live(),
              ColdFunction.stream(item));
      List<ColdResult> results = new ArrayList<>();
      for (ColdFunction function : functions) {
        results.add(bench.measure(function));
      }
      ColdReport report = new ColdReport(System.getProperty("java.runtime.version"), results);
      report.print(System.out);
      report.write(output.resolve("cold.json"));
      List<String> misses = new ArrayList<>();
      for (int i = 0; i < functions.size(); i++) {
        misses.addAll(functions.get(i).target().misses(results.get(i)));
      }
      return misses;
    }
  }

  private static String storedItem(S3Coordinates s3) {
    try (dev.vivace.upload.Main upload = new dev.vivace.upload.Main(s3.environment())) {
      return new FunctionClient(upload)
          .send(
              GatewayEvent.of("POST", "/media")
                  .withHeader("Content-Type", "audio/mpeg")
                  .withQuery("filename", FILE)
                  .withBody(MediaFixtures.bytes(FILE)))
          .json()
          .get("id")
          .asString();
    }
  }

  /** The variants take turns; the first turn warms the files of both and does not count. */
  private ColdResult measure(ColdFunction function) throws IOException, InterruptedException {
    List<ColdStart> packaged = new ArrayList<>();
    List<ColdStart> fullJdk = new ArrayList<>();
    for (int run = 0; run <= runs; run++) {
      System.err.printf("%s: run %d of %d%n", function.logicalId(), run, runs);
      packaged.add(starter.start(function, Variant.PACKAGE));
      fullJdk.add(starter.start(function, Variant.FULL_JDK));
    }
    PackageSize size = PackageSize.of(starter.packages().resolve(function.logicalId()));
    return new ColdResult(
        function.logicalId(),
        runs,
        ColdResult.median(packaged.subList(1, packaged.size())),
        ColdResult.median(fullJdk.subList(1, fullJdk.size())),
        size.unzippedMegabytes(),
        size.zippedMegabytes());
  }
}
