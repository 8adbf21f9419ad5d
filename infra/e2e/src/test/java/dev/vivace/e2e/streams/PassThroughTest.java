package dev.vivace.e2e.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Curl;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.LargeUpload;
import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.MediaFixtures;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stored files through the API, for browsers that reach nothing else. */
@Timeout(240)
class PassThroughTest {
  private static final int RANGES = 40;
  private static final long LIMIT_BYTES = 190L << 20;

  /** More than Lambda carries in a response, whatever a megabyte is. */
  private static final long LARGE_BYTES = 220_000_000;

  private static final int TIMES = 4;
  private static final long MOST_GROWTH_KIB = 24 << 10;

  @TempDir private static Path folder;
  private static Product product;

  @BeforeAll
  static void start() throws Exception {
    product = Product.start(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void aFileComesWithItsNameTypeAndLength() throws Exception {
    byte[] file = MediaFixtures.bytes("speech.m4a");
    URI url = stored("Grüße 音楽.m4a", file);

    HttpResponse<byte[]> answer = Http.get(url);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(file);
    assertThat(answer.headers().firstValue("Content-Type")).contains("audio/mp4");
    assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(file.length);
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("inline; ")
        .endsWith("filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%E9%9F%B3%E6%A5%BD.m4a");
    assertThat(Http.get(URI.create(url + "?disposition=attachment")).headers().map())
        .extractingByKey("content-disposition")
        .asString()
        .contains("attachment; ");
  }

  @Test
  void rangesFromRandomPlacesEqualTheFile() throws Exception {
    Random random = new Random(5);
    byte[] file = new byte[4_000_000];
    random.nextBytes(file);
    URI url = stored("noise.bin", file);
    for (int i = 0; i < RANGES; i++) {
      int first = random.nextInt(file.length);
      int last = Math.min(file.length - 1, first + random.nextInt(1_000_000));

      HttpResponse<byte[]> part = Http.get(url, "Range", "bytes=" + first + "-" + last);

      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.headers().firstValue("Content-Range"))
          .contains("bytes %d-%d/%d".formatted(first, last, file.length));
      assertThat(Arrays.equals(part.body(), Arrays.copyOfRange(file, first, last + 1))).isTrue();
    }
  }

  @Test
  void conditionsAndHeadersGoThroughTheGateway() throws Exception {
    URI url = stored("speech.mp3", MediaFixtures.bytes("speech.mp3"));
    HttpResponse<byte[]> head =
        Http.send(Http.request(url).method("HEAD", BodyPublishers.noBody()).build());
    String eTag = head.headers().firstValue("ETag").orElseThrow();
    String time = head.headers().firstValue("Last-Modified").orElseThrow();

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("Content-Length"))
        .hasValue(MediaFixtures.bytes("speech.mp3").length);
    assertThat(status(url, "If-None-Match", eTag)).isEqualTo(304);
    assertThat(status(url, "If-Modified-Since", time)).isEqualTo(304);
    assertThat(status(url, "If-Match", "\"x\"")).isEqualTo(412);
    assertThat(status(url, "Range", "bytes=0-1", "If-Range", eTag)).isEqualTo(206);
    assertThat(status(url, "Range", "bytes=0-1", "If-Range", "\"x\"")).isEqualTo(200);
    HttpResponse<byte[]> behind = Http.get(url, "Range", "bytes=99999999-");
    assertThat(Http.summary(behind)).isEqualTo("416 range-not-satisfiable");
    assertThat(behind.headers().firstValue("Content-Range"))
        .contains("bytes */" + MediaFixtures.bytes("speech.mp3").length);
  }

  @Test
  void aFileThatLambdaCouldNotCarryIsReadRangeByRange() throws Exception {
    byte[] beginning = new byte[100_000];
    new Random(6).nextBytes(beginning);
    URI url = lengthened(stored("noise.bin", beginning), beginning);

    assertThat(Http.summary(Http.get(url))).isEqualTo("400 range-required");
    HttpResponse<InputStream> first = from(url, 0);
    assertThat(first.headers().firstValue("Content-Range"))
        .contains("bytes 0-%d/%d".formatted(LIMIT_BYTES - 1, LARGE_BYTES));
    try (InputStream body = first.body()) {
      assertThat(body.readNBytes(beginning.length)).isEqualTo(beginning);
    }
    MessageDigest heard = MessageDigest.getInstance("SHA-256");
    assertThat(read(url, LIMIT_BYTES, heard))
        .isEqualTo("bytes %d-%d/%d".formatted(LIMIT_BYTES, LARGE_BYTES - 1, LARGE_BYTES));
    byte[] rest = Arrays.copyOf(beginning, Math.toIntExact(LARGE_BYTES - LIMIT_BYTES));
    assertThat(heard.digest()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(rest));
  }

  /**
   * Has zeros behind the bytes of an item, up to that length, but for those bytes once more where
   * the second range begins: sooner than by an upload.
   */
  private static URI lengthened(URI url, byte[] beginning) throws IOException {
    String original = "/media/" + url.getPath().split("/")[2] + "/original";
    try (Stream<Path> files = Files.walk(folder)) {
      Path object =
          files.filter(file -> file.toString().endsWith(original)).findAny().orElseThrow();
      try (RandomAccessFile bytes = new RandomAccessFile(object.toFile(), "rw")) {
        bytes.setLength(LARGE_BYTES);
        bytes.seek(LIMIT_BYTES);
        bytes.write(beginning);
      }
    }
    return url;
  }

  @Tag("long")
  @Test
  void itIsReadWholeAndInFlatMemory() throws Exception {
    MessageDigest sent = MessageDigest.getInstance("SHA-256");
    URI url = uploaded(LARGE_BYTES, sent);
    byte[] digest = sent.digest();
    assertThat(digestOfTwoRanges(url)).isEqualTo(digest);
    long before = mostKib();
    for (int i = 0; i < TIMES; i++) {
      assertThat(digestOfTwoRanges(url)).isEqualTo(digest);
    }

    long growthKib = mostKib() - before;
    System.out.printf(
        "passing %d bytes on, %d times: %d KiB more%n", LARGE_BYTES, TIMES, growthKib);
    assertThat(growthKib).isLessThan(MOST_GROWTH_KIB);
  }

  private static byte[] digestOfTwoRanges(URI url) throws Exception {
    MessageDigest heard = MessageDigest.getInstance("SHA-256");
    assertThat(read(url, 0, heard))
        .isEqualTo("bytes 0-%d/%d".formatted(LIMIT_BYTES - 1, LARGE_BYTES));
    assertThat(read(url, LIMIT_BYTES, heard))
        .isEqualTo("bytes %d-%d/%d".formatted(LIMIT_BYTES, LARGE_BYTES - 1, LARGE_BYTES));
    return heard.digest();
  }

  /** As the docs tell it. */
  @Test
  void curlGoesOnWhereItsFileEnds() throws Exception {
    byte[] file = MediaFixtures.bytes("speech.wav");
    URI url = stored("speech.wav", file);
    Path copy = folder.resolve("copy.wav");

    Curl.run("-f", "-r", "0-999", url.toString(), "-o", copy.toString());
    assertThat(Files.size(copy)).isEqualTo(1_000);
    Curl.run("-f", "-C", "-", url.toString(), "-o", copy.toString());

    assertThat(Files.readAllBytes(copy)).isEqualTo(file);
  }

  private static URI stored(String name, byte[] file) throws Exception {
    String query = "?filename=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    return stream(Http.json(Http.post(product.url("/media" + query), file)).get("id").asString());
  }

  /** Noise of that length. */
  private static URI uploaded(long sizeBytes, MessageDigest digest) throws Exception {
    Random random = new Random(6);
    return stream(
        LargeUpload.of(
            product,
            sizeBytes,
            (_, part) -> {
              random.nextBytes(part);
              digest.update(part);
            }));
  }

  private static URI stream(String id) {
    return product.url("/media/" + id + "/stream");
  }

  private static int status(URI url, String... headers) throws Exception {
    return Http.get(url, headers).statusCode();
  }

  /** Reads from there to the end of one answer, and gives its range. */
  private static String read(URI url, long firstByte, MessageDigest digest) throws Exception {
    HttpResponse<InputStream> answer = from(url, firstByte);
    try (InputStream body = new DigestInputStream(answer.body(), digest)) {
      assertThat(body.transferTo(OutputStream.nullOutputStream()))
          .isEqualTo(answer.headers().firstValueAsLong("Content-Length").orElseThrow());
    }
    return answer.headers().firstValue("Content-Range").orElseThrow();
  }

  private static HttpResponse<InputStream> from(URI url, long firstByte) throws Exception {
    return Http.CLIENT.send(
        Http.request(url, "Range", "bytes=" + firstByte + "-").build(),
        BodyHandlers.ofInputStream());
  }

  /** The most memory that any process of the function ever had. */
  private static long mostKib() throws IOException {
    long most = 0;
    for (ProcessHandle process : product.processes("StreamFunction")) {
      Path status = Path.of("/proc/" + process.pid() + "/status");
      most = Math.max(most, peakKib(Files.readString(status)));
    }
    assertThat(most).isPositive();
    return most;
  }

  private static long peakKib(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }
}
