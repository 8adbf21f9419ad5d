package dev.vivace.bench.playback;

import dev.vivace.bench.stack.BenchStack;
import dev.vivace.local.process.PoolLimits;
import dev.vivace.testkit.FaultyProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code make bench}: the time of {@code GET /media/{id}/playback} at a client's socket, warm, one
 * request after the other, and how many requests S3 gets for each.
 */
public final class PlaybackBench {
  private static final int WARM_UP = 500;
  private static final int COUNTED = 200;
  private static final double MOST_S3_REQUESTS = 1;

  private PlaybackBench() {}

  /**
   * The findings.
   *
   * @param requests how many were timed
   * @param p50Ms half of them took no longer
   * @param p99Ms 99 of 100 took no longer
   * @param s3Requests for each
   */
  private record Report(int requests, double p50Ms, double p99Ms, double s3Requests) {}

  /**
   * Prints the figures and writes {@code target/bench/playback.json}. Exits with 1 if S3 is asked
   * too often.
   *
   * @param arguments the project's folder, and how many requests to time
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("usage: PlaybackBench PROJECT_FOLDER REQUESTS");
    }
    Path project = Path.of(arguments[0]);
    int requests = Integer.parseInt(arguments[1]);
    Report report = measure(project, requests);
    System.out.printf(
        "playback URL, warm, %d requests: p50 %.2f ms, p99 %.2f ms, %.2f requests to S3 for each%n",
        report.requests, report.p50Ms, report.p99Ms, report.s3Requests);
    Files.writeString(
        Files.createDirectories(project.resolve("target/bench")).resolve("playback.json"),
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(report));
    if (report.s3Requests > MOST_S3_REQUESTS) {
      System.err.println("MISSED one request to S3 at most");
      System.exit(1);
    }
  }

  private static Report measure(Path project, int requests) throws IOException {
    try (BenchStack stack = BenchStack.start(project, PoolLimits.standard(1))) {
      String path =
          "/media/"
              + stack.postJson("/media?filename=a.txt", "text").get("id").asString()
              + "/playback";
      ask(stack, path, WARM_UP);
      double[] millis = ask(stack, path, requests);
      Arrays.sort(millis);
      return new Report(
          requests,
          millis[requests / 2],
          millis[(int) (requests * 0.99)],
          s3Requests(project, stack, path));
    }
  }

  private static double[] ask(BenchStack stack, String path, int times) throws IOException {
    URI url = stack.url(path);
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      stack.get(url, BodyHandlers.ofByteArray());
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    return millis;
  }

  /** Counted between a second stack and the same S3: what counts takes time. */
  private static double s3Requests(Path project, BenchStack first, String path) throws IOException {
    try (FaultyProxy counter = FaultyProxy.before(first.s3());
        BenchStack second = first.sharing(project, PoolLimits.standard(1), counter.endpoint())) {
      int before = counter.requestLines().size();
      ask(second, path, COUNTED);
      return (counter.requestLines().size() - before) / (double) COUNTED;
    }
  }
}
