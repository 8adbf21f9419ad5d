package dev.vivace.media.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.CountingInterceptor;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.TestMedia;
import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.SimulatedTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Completions that take longer than anybody waits: each call goes on where another one stopped. */
class LongCompletionsTest {
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final MediaType MPEG = new MediaType("audio/mpeg");
  private static final MediaType WAV = new MediaType("audio/wav");
  private static final int PIECE_BYTES = 5 * 1024 * 1024;
  private static final int PIECES = 5;
  private static final String COPY = "UploadPartCopy";

  @RegisterExtension static final S3Server S3 = new S3Server();

  private static byte[] file;

  @BeforeAll
  static void fill() {
    byte[] tone = TestMedia.sample("tone.wav");
    file = Arrays.copyOf(tone, PIECES * PIECE_BYTES - 1);
    for (int i = tone.length; i < file.length; i++) {
      file[i] = (byte) (i * 31L >> 7);
    }
  }

  @Test
  void aTypeThatTakesLongToCorrectIsCorrectedByCallsThatDoNothingTwice() {
    SimulatedTime time = new SimulatedTime();
    CountingInterceptor requests = new CountingInterceptor();
    TestMedia media = media(requests, before(COPY, _ -> pause(time, Duration.ofSeconds(4))));
    try (UploadProcess process = UploadProcess.copyingPieces(PIECE_BYTES, time, media)) {
      Upload upload = sent(process);
      Uploads uploads = process.uploads();

      assertThat(uploads.complete(upload.id(), LONGEST))
          .isEqualTo(new Uploads.Outcome.Unfinished(upload));
      assertThat(requests.count(COPY)).isEqualTo(4);
      assertThat(process.store().find(upload.mediaId()).orElseThrow().contentType())
          .isEqualTo(MPEG);
      assertThat(uploads.find(upload.id())).contains(new UploadStatus.Complete(upload));
      MediaItem item = process.complete(upload.id());

      assertThat(requests.count(COPY)).isEqualTo(PIECES);
      assertThat(requests.count("CompleteMultipartUpload")).isEqualTo(2);
      assertThatItIsTheFileAsWav(process, item);
      assertThat(process.complete(upload.id())).isEqualTo(item);
    }
  }

  @Test
  void aPieceThatFailsIsCopiedByTheNextCallAlone() throws Exception {
    CountingInterceptor requests = new CountingInterceptor();
    try (FaultyProxy proxy = FaultyProxy.before(S3.coordinates().endpoint());
        UploadProcess process =
            UploadProcess.copyingPieces(
                PIECE_BYTES,
                Clock.systemUTC(),
                TestMedia.of(S3.coordinates().at(proxy.endpoint()), requests))) {
      Upload upload = sent(process);
      proxy.fail(
          4,
          line -> line.contains("partNumber=3&") && line.startsWith("PUT"),
          new Fault.Unavailable());

      assertThatThrownBy(() -> process.complete(upload.id())).isInstanceOf(SdkException.class);
      requests.reset();
      MediaItem item = process.complete(upload.id());

      assertThat(requests.count(COPY)).isEqualTo(PIECES - 3);
      assertThatItIsTheFileAsWav(process, item);
    }
  }

  @Test
  void whatIsDeletedWhileItIsCopiedStaysDeleted() {
    try (UploadProcess other = new UploadProcess(S3.coordinates())) {
      for (String step : new String[] {COPY, "CompleteMultipartUpload"}) {
        AtomicBoolean assembled = new AtomicBoolean();
        Upload[] upload = new Upload[1];
        TestMedia media =
            media(
                before("CreateMultipartUpload", _ -> assembled.set(upload[0] != null)),
                before(
                    step,
                    _ -> {
                      if (assembled.get()) {
                        other.store().delete(upload[0].mediaId());
                      }
                    }));
        try (UploadProcess process =
            UploadProcess.copyingPieces(PIECE_BYTES, Clock.systemUTC(), media)) {
          upload[0] = sent(process, Arrays.copyOf(file, PIECE_BYTES + 1));

          assertThatThrownBy(() -> process.complete(upload[0].id()))
              .as(step)
              .isInstanceOf(MediaException.UnknownMedia.class);
          assertThat(other.store().find(upload[0].mediaId())).isEmpty();
        }
      }
    }
  }

  @Test
  void partsThatTakeLongToPutTogetherAreAnItemForTheNextCall() throws Exception {
    try (FaultyProxy proxy = FaultyProxy.before(S3.coordinates().endpoint());
        UploadProcess process = new UploadProcess(S3.coordinates().at(proxy.endpoint()))) {
      byte[] tone = TestMedia.sample("tone.wav");
      Upload upload =
          process.uploads().create(new NewUpload(FileName.of("t.wav"), WAV, tone.length));
      process.sendPart(upload, 1, tone);
      CountDownLatch release = new CountDownLatch(1);
      proxy.fail(1, line -> line.startsWith("POST"), new Fault.Held(release));

      assertThat(process.uploads().complete(upload.id(), Duration.ZERO))
          .isEqualTo(new Uploads.Outcome.Unfinished(upload));
      release.countDown();

      assertThat(process.complete(upload.id()).sizeBytes()).isEqualTo(tone.length);
    }
  }

  private static void assertThatItIsTheFileAsWav(UploadProcess process, MediaItem item) {
    assertThat(item.contentType()).isEqualTo(WAV);
    assertThat(item.fileName()).isEqualTo(FileName.of("t.wav"));
    assertThat(item.checksum()).isPresent();
    assertThat(process.store().find(item.id())).contains(item);
    assertThat(process.store().read(item.id(), file.length)).hasValue(file);
  }

  /** An upload whose parts have all arrived, declared of another type than it is of. */
  private static Upload sent(UploadProcess process) {
    return sent(process, file);
  }

  private static Upload sent(UploadProcess process, byte[] file) {
    Upload upload =
        process.uploads().create(new NewUpload(FileName.of("t.wav"), MPEG, file.length));
    PartPlan parts = upload.parts();
    for (int number = 1; number <= parts.partCount(); number++) {
      int from = Math.toIntExact((number - 1) * parts.partSizeBytes());
      int length = Math.toIntExact(parts.sizeOf(number));
      process.sendPart(upload, number, Arrays.copyOfRange(file, from, from + length));
    }
    return upload;
  }

  private static void pause(SimulatedTime time, Duration duration) {
    synchronized (time) {
      time.pause(duration);
    }
  }

  private static TestMedia media(ExecutionInterceptor... interceptors) {
    return TestMedia.of(S3.coordinates(), interceptors);
  }

  private static ExecutionInterceptor before(String operation, Consumer<String> action) {
    return new ExecutionInterceptor() {
      @Override
      public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String name = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (operation.equals(name)) {
          action.accept(name);
        }
      }
    };
  }
}
