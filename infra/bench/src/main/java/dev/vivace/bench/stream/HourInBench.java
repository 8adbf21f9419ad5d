package dev.vivace.bench.stream;

import dev.vivace.bench.stack.BenchStack;
import dev.vivace.local.process.PoolLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * From the request for a range of an MP3 that does not exist yet to its first byte at a client's
 * socket: at the beginning of a WAV file of one hour, and 59 minutes in. The packaged function, the
 * local gateway and the embedded S3 are in between.
 *
 * @param project the project's folder, packaged
 * @param runs how many of each
 */
record HourInBench(Path project, int runs) {
  private static final int RANGE_BYTES = 50_000;
  private static final List<HourOfWav> FILES =
      List.of(new HourOfWav(24_000, 1), new HourOfWav(48_000, 2), new HourOfWav(44_100, 2));

  /**
   * Medians of one file.
   *
   * @param shape what its samples are
   * @param startMs to the first byte of the MP3
   * @param hourInMs to the first byte of a range 59 minutes in
   */
  record Row(String shape, double startMs, double hourInMs) {
    double ratio() {
      return hourInMs / startMs;
    }
  }

  List<Row> measure() throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (HourOfWav file : FILES) {
      System.err.println("first byte an hour in, " + file.label());
      try (BenchStack stack = BenchStack.start(project, PoolLimits.standard(1));
          HttpClient client = HttpClient.newHttpClient()) {
        rows.add(measure(client, stack.url("/media/" + file.store(stack)), file));
      }
    }
    return rows;
  }

  private Row measure(HttpClient client, URI item, HourOfWav file)
      throws IOException, InterruptedException {
    URI mp3 = URI.create(item + "/stream?format=mp3");
    List<Double> start = new ArrayList<>();
    List<Double> hourIn = new ArrayList<>();
    for (int run = -runs; run < runs; run++) {
      // The places differ, and so does where each is in the pattern of frame sizes.
      long place = lengthBytes(client, mp3) / 60 * 59 + run * 1_013L;
      double first = firstByteMs(client, mp3, 0);
      double late = firstByteMs(client, mp3, place);
      if (run >= 0) {
        start.add(first);
        hourIn.add(late);
      }
    }
    return new Row(file.label(), median(start), median(hourIn));
  }

  private static long lengthBytes(HttpClient client, URI mp3)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(mp3).header("Range", "bytes=0-0").build(),
            BodyHandlers.ofByteArray());
    String range = answer.headers().firstValue("Content-Range").orElseThrow();
    return Long.parseLong(range.substring(range.indexOf('/') + 1));
  }

  private static double firstByteMs(HttpClient client, URI mp3, long from)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(mp3)
            .header("Range", "bytes=%d-%d".formatted(from, from + RANGE_BYTES - 1))
            .build();
    long start = System.nanoTime();
    try (InputStream body = client.send(request, BodyHandlers.ofInputStream()).body()) {
      body.read();
      double millis = (System.nanoTime() - start) / 1e6;
      if (body.readAllBytes().length != RANGE_BYTES - 1) {
        throw new IOException("the range from byte %d on was cut".formatted(from));
      }
      return millis;
    }
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
