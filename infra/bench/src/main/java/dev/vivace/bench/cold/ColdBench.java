package dev.vivace.bench.cold;

import dev.vivace.local.secrets.SecretsApi;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures how fast each function starts; {@code make bench-cold}. */
public final class ColdBench {
  private static final int LEAST_RUNS = 11;

  /** Each empties the page cache of the whole machine. */
  private static final int RUNS_FROM_DISK = 3;

  private static final String FILE = "speech.mp3";

  private final FunctionStarter starter;
  private final int runs;
  private final List<String> misses = new ArrayList<>();
  private final Map<String, PackageSize> sizes = new HashMap<>();

  private ColdBench(FunctionStarter starter, int runs) {
    this.starter = starter;
    this.runs = runs;
  }

  /**
   * Prints the tables and writes {@code target/bench/cold.json}. Exits with 1 if a target is
   * missed.
   *
   * @param arguments the project's folder, how many starts of each variant to measure, and the
   *     folder of another build of the project to compare with, if there is one
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length < 2 || arguments.length > 3 || !arguments[1].matches("[1-9]\\d{0,2}")) {
      throw new IllegalArgumentException("usage: ColdBench PROJECT_FOLDER RUNS [OTHER_FOLDER]");
    }
    Path project = Path.of(arguments[0]);
    int runs = Integer.parseInt(arguments[1]);
    if (runs < LEAST_RUNS) {
      System.err.println("Fewer than " + LEAST_RUNS + " runs: these medians are a hint, no more.");
    }
    Optional<Path> before =
        Arrays.stream(arguments).skip(2).map(other -> packages(Path.of(other))).findFirst();
    List<String> misses = run(project, before, runs);
    misses.forEach(miss -> System.err.println("MISSED " + miss));
    System.exit(misses.isEmpty() ? 0 : 1);
  }

  private static Path packages(Path project) {
    return project.resolve("infra/package/target/functions");
  }

  private static List<String> run(Path project, Optional<Path> before, int runs)
      throws IOException, InterruptedException {
    Path output = Files.createDirectories(project.resolve("target/bench"));
    File log = output.resolve("cold.log").toFile();
    Optional<Path> node = NodeBundle.make(output.resolve("node"), log);
    if (node.isEmpty()) {
      System.err.println("There is no Node or no npm here: nothing is compared with it.");
    }
    try (S3Server s3 = new S3Server();
        SecretsApi secrets = new SecretsApi(Map.of(), Optional.of(ColdFunction.SECRET))) {
      s3.start();
      try (TlsFront tls = TlsFront.before(s3.coordinates().endpoint(), output.resolve("tls"))) {
        FunctionStarter starter =
            new FunctionStarter(
                packages(project),
                before,
                node,
                Path.of(System.getProperty("java.home")),
                new Servers(s3.coordinates(), tls),
                log);
        return new ColdBench(starter, runs)
            .measure(storedItem(s3.coordinates()), settings(secrets), output);
      }
    }
  }

  private static List<Setting> settings(SecretsApi secrets)
      throws IOException, InterruptedException {
    List<Setting> settings = new ArrayList<>(List.of(Setting.ONE_CORE));
    if (Servers.canTrust()) {
      settings.add(Setting.TLS);
    } else {
      System.err.println("TLS is measured where root runs this: its authority has to be trusted.");
    }
    settings.add(Setting.TWO_CORES);
    settings.add(Setting.closed(secrets.url()));
    return settings;
  }

  private List<String> measure(String item, List<Setting> settings, Path output)
      throws IOException, InterruptedException {
    List<ColdFunction> functions =
        List.of(
            ColdFunction.upload(MediaFixtures.bytes(FILE)),
            ColdFunction.playback(item),
            ColdFunction.live(),
            ColdFunction.stream(item));
    ColdReport.printHead(System.out);
    List<ColdResult> results = new ArrayList<>();
    for (ColdFunction function : functions) {
      for (Setting setting : settings) {
        results.add(measure(function, setting));
      }
    }
    if (starter.has(Variant.BEFORE)) {
      for (ColdFunction function : ColdFunction.rare(item)) {
        results.add(measure(function, Setting.ONE_CORE));
      }
    }
    ColdReport report = new ColdReport(System.getProperty("java.runtime.version"), results);
    report.printSizes(System.out);
    report.write(output.resolve("cold.json"));
    return misses;
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

  /** The variants take turns; the first turn warms the files of all and does not count. */
  private ColdResult measure(ColdFunction function, Setting setting)
      throws IOException, InterruptedException {
    boolean isFirst =
        setting.equals(Setting.ONE_CORE) && function.title().equals(function.logicalId());
    Optional<ColdDisks> disks =
        isFirst && ColdStorage.isMeasurable() ? Optional.of(fromDisk(function)) : Optional.empty();
    Map<Variant, List<ColdStart>> starts = new EnumMap<>(Variant.class);
    for (int run = 0; run <= runs; run++) {
      System.err.printf("%s, %s: %d of %d%n", function.title(), setting.name(), run, runs);
      for (Variant variant : variants(function, setting)) {
        ColdStart start = starter.start(function, variant, setting);
        if (run > 0) {
          starts.computeIfAbsent(variant, v -> new ArrayList<>()).add(start);
        }
      }
    }
    Map<Variant, ColdStart> medians = new EnumMap<>(Variant.class);
    starts.forEach((variant, all) -> medians.put(variant, ColdResult.median(all)));
    ColdResult result =
        new ColdResult(
            function.title(),
            setting.name(),
            setting.overTls(),
            runs,
            medians,
            size(function),
            disks);
    ColdReport.print(System.out, result);
    misses.addAll(function.target().misses(result));
    return result;
  }

  /** Zipping a package takes seconds, and all settings share one. */
  private PackageSize size(ColdFunction function) throws IOException {
    PackageSize known = sizes.get(function.logicalId());
    if (known != null) {
      return known;
    }
    PackageSize size = PackageSize.of(starter.folderOf(function));
    sizes.put(function.logicalId(), size);
    return size;
  }

  private ColdDisks fromDisk(ColdFunction function) throws IOException, InterruptedException {
    Path image = Path.of(starter.log().getAbsolutePath()).resolveSibling("package.ext4");
    Optional<PackageDisk> other = PackageDisk.of(starter.folderOf(function), image, starter.log());
    return new ColdDisks(
        fromDisk(function, Optional.empty()),
        other.isPresent() ? Optional.of(fromDisk(function, other)) : Optional.empty());
  }

  private ColdStorage fromDisk(ColdFunction function, Optional<PackageDisk> disk)
      throws IOException, InterruptedException {
    List<ColdStorage> starts = new ArrayList<>();
    for (int run = 0; run < RUNS_FROM_DISK; run++) {
      starts.add(starter.startFromDisk(function, disk));
    }
    return ColdResult.medianStorage(starts);
  }

  /** The full JDK takes seconds, and one setting tells enough of it. Node checks no tokens. */
  private List<Variant> variants(ColdFunction function, Setting setting) {
    List<Variant> variants = new ArrayList<>(List.of(Variant.PACKAGE));
    if (starter.has(Variant.BEFORE)) {
      variants.add(Variant.BEFORE);
    }
    if (function.hasTwin() && starter.has(Variant.NODE) && setting.environment().isEmpty()) {
      variants.add(Variant.NODE);
    }
    if (setting.equals(Setting.ONE_CORE) && !function.target().equals(ColdTarget.RARE)) {
      variants.add(Variant.FULL_JDK);
    }
    return variants;
  }
}
