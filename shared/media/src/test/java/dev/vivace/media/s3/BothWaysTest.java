package dev.vivace.media.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vivace.media.ByteRange;
import dev.vivace.media.CountingInterceptor;
import dev.vivace.media.TestMedia;
import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.crt.checksums.CRC64NVME;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Holds what is asked directly against what the SDK makes of the same: each call gives the same
 * result, the same exception and leaves the same object, whatever S3 or the network does.
 */
class BothWaysTest {
  private static final byte[] BYTES = "0123456789".getBytes(StandardCharsets.UTF_8);
  private static final ObjectFields FIELDS =
      ObjectFields.ofType("audio/mpeg")
          .withDisposition("inline; filename=\"a b.mp3\"")
          .withMetadata(Map.of("kind", "GAP"));
  private static final AtomicInteger COUNT = new AtomicInteger();

  @RegisterExtension static final S3Server S3 = new S3Server();

  private final CountingInterceptor sdkCalls = new CountingInterceptor();
  private FaultyProxy proxy;
  private TestMedia sdk;
  private TestMedia direct;

  /** One call; the key is that of an object that is there. */
  private enum Call {
    HEAD((bucket, key) -> bucket.head(key).map(BothWaysTest::told)),
    READ((bucket, key) -> bucket.read(key).map(read -> read.head().eTag() + text(read.bytes()))),
    OPEN((bucket, key) -> bucket.open(key, ByteRange.from(0)).map(BothWaysTest::all)),
    OPEN_PART((bucket, key) -> bucket.open(key, new ByteRange(2, 4)).map(BothWaysTest::all)),
    OPEN_BEHIND((bucket, key) -> bucket.open(key, ByteRange.from(99)).map(BothWaysTest::all)),
    OPEN_VERSION((bucket, key) ->
        bucket.open(key, eTag(bucket, key), new ByteRange(2, 4)).map(BothWaysTest::all)),
    OPEN_OTHER_VERSION(
        (bucket, key) -> bucket.open(key, "\"other\"", new ByteRange(2, 4)).map(BothWaysTest::all)),
    HEAD_MISSING((bucket, key) -> bucket.head(key + "x").map(BothWaysTest::told)),
    READ_MISSING((bucket, key) -> bucket.read(key + "x").map(read -> text(read.bytes()))),
    OPEN_MISSING((bucket, key) -> bucket.open(key + "x", ByteRange.from(0)).map(BothWaysTest::all)),
    CREATE((bucket, key) -> written(bucket, key + "x", bucket.create(key + "x", FIELDS, bytes()))),
    CREATE_EMPTY((bucket, key) ->
        written(
            bucket,
            key + "x",
            bucket.create(key + "x", ObjectFields.none(), Content.of(new byte[0])))),
    CREATE_AGAIN((bucket, key) -> written(bucket, key, bucket.create(key, FIELDS, bytes()))),
    REPLACE((bucket, key) ->
        written(bucket, key, bucket.replace(key, eTag(bucket, key), FIELDS, bytes()))),
    REPLACE_OTHER(
        (bucket, key) -> written(bucket, key, bucket.replace(key, "\"other\"", FIELDS, bytes()))),
    REPLACE_MISSING((bucket, key) -> bucket.replace(key + "x", "\"other\"", FIELDS, bytes())),
    OVERWRITE((bucket, key) -> {
      bucket.overwrite(key, FIELDS, bytes());
      return told(bucket.head(key).orElseThrow());
    });

    private final Step step;

    Call(Step step) {
      this.step = step;
    }
  }

  private interface Step {
    Object on(Bucket bucket, String key);
  }

  @BeforeEach
  void connect() throws IOException {
    proxy = FaultyProxy.before(S3.coordinates().endpoint());
    S3Coordinates at = S3.coordinates().at(proxy.endpoint());
    sdk = TestMedia.of(at);
    direct = TestMedia.direct(at, sdkCalls);
  }

  @AfterEach
  void close() throws IOException {
    sdk.close();
    direct.close();
    proxy.close();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void theResultIsTheSame(Call call) {
    assertThat(outcome(direct, call)).isEqualTo(outcome(sdk, call));
  }

  @Test
  void theSdkIsNotAskedWhereTheAnswerIsPlain() {
    List<Call> unclear = List.of(Call.OPEN_BEHIND, Call.REPLACE_MISSING);

    calls().filter(call -> !unclear.contains(call)).forEach(call -> outcome(direct, call));

    assertThat(sdkCalls.operations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b/c  d",
        "ä/日本/🎧",
        "a+b&c=d?e#f",
        "100%/%2F/%",
        "~._-!*'()",
        "q\"<>^`{|}",
        "a:b@c,d;e"
      })
  void oddKeysNameTheSameObjects(String key) {
    assertThat(direct.bucket().create(key, FIELDS, bytes())).isPresent();

    assertThat(sdk.bucket().create(key, FIELDS, bytes())).isEmpty();
    assertThat(sdk.bucket().keys(key)).containsExactly(key);
    assertThat(told(direct.bucket().head(key).orElseThrow()))
        .isEqualTo(told(sdk.bucket().head(key).orElseThrow()));
    assertThat(direct.bucket().read(key).orElseThrow().bytes()).isEqualTo(BYTES);
    assertThat(sdkCalls.operations()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void oneFaultIsOvercome(Fault fault) {
    for (Call call : List.of(Call.HEAD, Call.READ, Call.OPEN_PART, Call.OVERWRITE)) {
      Object undisturbed = outcome(sdk, call);
      proxy.fail(1, line -> true, fault);
      Object bySdk = outcome(sdk, call);
      proxy.fail(1, line -> true, fault);

      assertThat(outcome(direct, call)).as("%s", call).isEqualTo(bySdk).isEqualTo(undisturbed);
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault.Unavailable(),
        new Fault.Busy(500, "0"),
        new Fault.Busy(429, "0"),
        new Fault.Cut(),
        new Fault.AnswerLost(),
        new Fault.AnswerCut(40));
  }

  @ParameterizedTest
  @ValueSource(ints = {304, 400, 403, 501})
  void refusalsSurfaceAsTheSdkThrowsThem(int status) {
    for (Call call : List.of(Call.HEAD, Call.READ, Call.OPEN_PART, Call.OVERWRITE)) {
      proxy.fail(1, line -> true, new Fault.Busy(status, "0"));
      Object bySdk = outcome(sdk, call);
      proxy.fail(2, line -> true, new Fault.Busy(status, "0"));

      assertThat(outcome(direct, call)).as("%s", call).isEqualTo(bySdk);
    }
  }

  @Test
  void anOutageThatLastsSurfacesAsTheSdkThrowsIt() {
    for (Call call : List.of(Call.HEAD, Call.READ, Call.OVERWRITE)) {
      proxy.fail(20, line -> true, new Fault.Unavailable());
      Throwable failure = catchThrowable(() -> call.step.on(direct.bucket(), "k"));

      assertThat(failure)
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(503));
    }
  }

  /** 409 is to be asked again, 412 is an answer. */
  @Test
  void aConflictIsAskedAgainUntilItIsSettled() {
    proxy.fail(3, line -> line.startsWith("PUT"), new Fault.Busy(409, "0"));

    assertThat(direct.bucket().create("conflict", FIELDS, bytes())).isPresent();
    assertThat(direct.bucket().read("conflict").orElseThrow().bytes()).isEqualTo(BYTES);
  }

  /** As between two attempts of the SDK: whoever writes looks at what is there. */
  @Test
  void aWriteWhoseAnswerIsLostIsCarriedOutOnce() {
    for (TestMedia way : List.of(sdk, direct)) {
      String key = "lost" + COUNT.incrementAndGet();
      proxy.fail(1, line -> line.startsWith("PUT"), new Fault.AnswerLost());

      assertThat(way.bucket().create(key, FIELDS, bytes())).isEmpty();
      assertThat(way.bucket().read(key).orElseThrow().bytes()).isEqualTo(BYTES);
      String before = eTag(way.bucket(), key);
      proxy.fail(1, line -> line.startsWith("PUT"), new Fault.AnswerLost());

      assertThat(way.bucket().replace(key, before, FIELDS, Content.of(new byte[3]))).isEmpty();
      assertThat(way.bucket().read(key).orElseThrow().bytes()).isEqualTo(new byte[3]);
    }
  }

  /**
   * A call that nobody has carried out is carried out by the next attempt, under the same
   * condition.
   */
  @Test
  void aWriteThatNeverArrivedIsRepeated() {
    byte[] large = new byte[300_000];
    for (TestMedia way : List.of(sdk, direct)) {
      String key = "cut" + COUNT.incrementAndGet();
      proxy.fail(1, line -> line.startsWith("PUT"), new Fault.RequestCut(1000));

      assertThat(way.bucket().create(key, FIELDS, Content.of(large))).isPresent();
      assertThat(way.bucket().read(key).orElseThrow().bytes()).isEqualTo(large);
    }
  }

  @Test
  void bytesThatBreakOffAreReadAgain() {
    byte[] large = new byte[300_000];
    Arrays.fill(large, (byte) 7);
    direct.bucket().overwrite("long", FIELDS, Content.of(large));
    proxy.fail(1, line -> line.startsWith("GET"), new Fault.AnswerCut(100_000));

    assertThat(direct.bucket().read("long").orElseThrow().bytes()).isEqualTo(large);
  }

  @ParameterizedTest
  @MethodSource("checksums")
  void bytesThatAreDamagedOnceAreReadAgain(String checksum) {
    direct.bucket().overwrite("damaged", FIELDS, bytes());
    proxy.fail(1, line -> line.startsWith("GET"), new Fault.AnswerDamaged(checksum));

    assertThat(direct.bucket().read("damaged").orElseThrow().bytes()).isEqualTo(BYTES);
  }

  @ParameterizedTest
  @MethodSource("checksums")
  void bytesThatAreDamagedEachTimeAreAnError(String checksum) {
    direct.bucket().overwrite("damaged", FIELDS, bytes());
    proxy.fail(100, line -> line.startsWith("GET"), new Fault.AnswerDamaged(checksum));

    for (TestMedia way : List.of(sdk, direct)) {
      assertThatThrownBy(() -> way.bucket().read("damaged")).isInstanceOf(SdkException.class);
    }
  }

  /** A stream has handed bytes out before it knows: it must not end as if they were right. */
  @ParameterizedTest
  @MethodSource("checksums")
  void aStreamOfDamagedBytesEndsWithAnError(String checksum) throws IOException {
    direct.bucket().overwrite("damaged", FIELDS, bytes());
    proxy.fail(1, line -> line.startsWith("GET"), new Fault.AnswerDamaged(checksum));

    try (InputStream bytes =
        direct.bucket().open("damaged", ByteRange.from(0)).orElseThrow().bytes()) {
      assertThatThrownBy(bytes::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("checksum");
    }
    assertThat(sdkCalls.operations()).isEmpty();
  }

  /** Fields of an answer with the right bytes; the embedded S3 does not give them. */
  static Stream<String> checksums() {
    return Stream.of(
        field("crc64nvme", new CRC64NVME(), Long.BYTES),
        field("crc32", new CRC32(), Integer.BYTES),
        field("crc32c", new CRC32C(), Integer.BYTES));
  }

  private static String field(String algorithm, Checksum checksum, int length) {
    checksum.update(BYTES, 0, BYTES.length);
    byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(checksum.getValue()).array();
    return "x-amz-checksum-%s: %s"
        .formatted(
            algorithm,
            Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(value, Long.BYTES - length, Long.BYTES)));
  }

  @Test
  void aSlowAnswerIsWaitedFor() throws Exception {
    direct.bucket().overwrite("slow", FIELDS, bytes());
    CountDownLatch release = new CountDownLatch(1);
    proxy.fail(1, line -> line.startsWith("GET"), new Fault.Held(release));

    CompletableFuture<Optional<ReadObject>> read =
        CompletableFuture.supplyAsync(() -> direct.bucket().read("slow"));
    release.countDown();

    assertThat(read.get().orElseThrow().bytes()).isEqualTo(BYTES);
    assertThat(sdkCalls.operations()).isEmpty();
  }

  @Test
  void wrongCredentialsAndBucketsSurfaceAsTheSdkThrowsThem() {
    S3Coordinates at = S3.coordinates();
    S3Coordinates otherKey =
        new S3Coordinates(at.endpoint(), at.region(), at.accessKeyId(), "wrong", at.bucket());
    S3Coordinates otherBucket =
        new S3Coordinates(
            at.endpoint(), at.region(), at.accessKeyId(), at.secretAccessKey(), "missing");
    for (S3Coordinates wrong : List.of(otherKey, otherBucket)) {
      try (TestMedia bySdk = TestMedia.of(wrong);
          TestMedia byBoth = TestMedia.direct(wrong)) {
        for (Call call : List.of(Call.HEAD, Call.READ, Call.OVERWRITE, Call.CREATE)) {
          assertThat(result(() -> call.step.on(byBoth.bucket(), "k")))
              .as("%s", call)
              .isEqualTo(result(() -> call.step.on(bySdk.bucket(), "k")));
        }
      }
    }
  }

  @Test
  void aFileIsLeftToTheSdk() throws IOException {
    Path file = Files.createTempFile("content", ".bin");
    try {
      Files.write(file, BYTES);

      assertThat(direct.bucket().create("file", FIELDS, Content.of(file))).isPresent();

      assertThat(sdkCalls.operations()).containsExactly("PutObject");
      assertThat(direct.bucket().read("file").orElseThrow().bytes()).isEqualTo(BYTES);
    } finally {
      Files.delete(file);
    }
  }

  static Stream<Call> calls() {
    return Arrays.stream(Call.values());
  }

  /** On an object of its own. */
  private Object outcome(TestMedia way, Call call) {
    String key = "k/" + COUNT.incrementAndGet();
    try (TestMedia undisturbed = TestMedia.of(S3.coordinates(), UrlConnectionHttpClient.create())) {
      undisturbed.bucket().overwrite(key, FIELDS, Content.of(BYTES));
    }
    return result(() -> call.step.on(way.bucket(), key));
  }

  private static Object result(Supplier<Object> call) {
    try {
      return call.get();
    } catch (S3Exception refused) {
      return List.of(
          refused.getClass(),
          refused.statusCode(),
          Optional.ofNullable(refused.awsErrorDetails())
              .map(details -> details.errorCode() + details.errorMessage()));
    }
  }

  private static String told(ObjectHead head) {
    return Stream.of(
            head.lengthBytes(),
            head.totalBytes(),
            head.eTag(),
            head.contentType(),
            head.contentDisposition(),
            head.metadata("kind"),
            head.checksumCrc64Nvme())
        .map(Function.<Object>identity().andThen(String::valueOf))
        .toList()
        .toString();
  }

  private static String all(OpenedObject opened) {
    try (InputStream stream = opened.bytes()) {
      return told(opened.head()) + text(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String written(Bucket bucket, String key, Optional<WrittenObject> done) {
    return done.isPresent() + told(bucket.head(key).orElseThrow());
  }

  private static String eTag(Bucket bucket, String key) {
    return bucket.head(key).orElseThrow().eTag();
  }

  private static Content bytes() {
    return Content.of(BYTES);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
