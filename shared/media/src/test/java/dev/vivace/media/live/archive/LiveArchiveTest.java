package dev.vivace.media.live.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.CrashInterceptor;
import dev.vivace.media.FileName;
import dev.vivace.media.MeanwhileInterceptor;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.TestMedia;
import dev.vivace.media.live.LiveEnd;
import dev.vivace.media.live.LiveProcess;
import dev.vivace.media.live.LiveStream;
import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.SampleFormat;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.SimulatedTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** The item that a stream becomes in the end. */
@Timeout(120)
class LiveArchiveTest {
  private static final Duration ENOUGH = Duration.ofMinutes(1);
  private static final int HEADER_BYTES = 56;

  @RegisterExtension static final S3Server S3 = new S3Server();

  private final SimulatedTime time = new SimulatedTime();
  private final LiveProcess one = new LiveProcess(S3.coordinates(), time);
  private final LiveProcess two = new LiveProcess(S3.coordinates(), time);
  private final LiveStream stream = one.create();

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  @Test
  void itIsAWavFileOfThePcm() {
    one.streams().append(stream.id(), 1, LiveProcess.chunk(1, 50));
    one.streams().append(stream.id(), 0, LiveProcess.chunk(0, 31));

    MediaItem item = archived(two, one.streams().end(stream.id()));

    assertThat(item.id()).isEqualTo(stream.mediaId());
    assertThat(item.contentType()).isEqualTo(new MediaType("audio/wav"));
    assertThat(item.fileName()).isEqualTo(new FileName("A talk.wav"));
    byte[] wav = one.media().store().read(item.id(), 1_000).orElseThrow();
    // The last byte is half a sample.
    assertThat(wav).hasSize(HEADER_BYTES + 80);
    assertThat(Arrays.copyOfRange(wav, HEADER_BYTES, HEADER_BYTES + 31))
        .isEqualTo(LiveProcess.chunk(0, 31));
  }

  @Test
  void askedAgainItIsTheSameItem() {
    one.streams().append(stream.id(), 0, new byte[50]);
    LiveEnd end = one.streams().end(stream.id());

    assertThat(archived(one, end)).isEqualTo(archived(two, end));
    assertThat(two.media().store().list(10).items()).hasSizeGreaterThan(0).doesNotHaveDuplicates();
  }

  @Test
  void deletedItStaysDeleted() {
    one.streams().append(stream.id(), 0, new byte[50]);
    LiveEnd end = one.streams().end(stream.id());
    one.media().store().delete(archived(one, end).id());

    assertThat(two.archive().archive(stream, end, ENOUGH))
        .isEqualTo(new LiveArchive.Outcome.Absent());
    assertThat(two.archive().find(stream)).isEmpty();
  }

  @Test
  void aStreamWithoutSoundBecomesNothing() {
    assertThat(one.archive().archive(stream, one.streams().end(stream.id()), ENOUGH))
        .isEqualTo(new LiveArchive.Outcome.Absent());
  }

  @Test
  void aLongStreamIsCopiedInStepsByAnyProcess() {
    byte[] pcm = longStream(5, 3_500_001);
    LiveEnd end = one.streams().end(stream.id());

    // The clock stands still while parts are sent, so that no time at all is one step.
    time.pause(Duration.ofSeconds(1));
    assertThat(one.archive().archive(stream, end, Duration.ofNanos(-1)))
        .isEqualTo(new LiveArchive.Outcome.Unfinished());
    MediaItem item = archived(two, end);

    byte[] wav = one.media().store().read(item.id(), 100_000_000).orElseThrow();
    assertThat(Arrays.copyOfRange(wav, HEADER_BYTES, wav.length))
        .isEqualTo(Arrays.copyOf(pcm, pcm.length - 1));
  }

  @Test
  void aProcessThatDiesAtAnyStepLeavesWhatAnotherFinishes() {
    byte[] pcm = longStream(4, 4_400_000);
    LiveEnd end = one.streams().end(stream.id());
    int steps = 0;
    boolean finished = false;
    while (!finished) {
      steps++;
      try (LiveProcess dying =
          new LiveProcess(S3.coordinates(), time, new CrashInterceptor(steps))) {
        dying.archive().archive(stream, end, ENOUGH);
        finished = true;
      } catch (CrashInterceptor.Crash crash) {
        assertThat(two.media().store().find(stream.mediaId()).map(MediaItem::sizeBytes))
            .satisfiesAnyOf(
                size -> assertThat(size).isEmpty(),
                size -> assertThat(size).contains(end.bytes() + HEADER_BYTES));
      }
    }

    assertThat(steps).isGreaterThan(5);
    byte[] wav = one.media().store().read(archived(two, end).id(), 100_000_000).orElseThrow();
    assertThat(Arrays.copyOfRange(wav, HEADER_BYTES, wav.length)).isEqualTo(pcm);
  }

  @Test
  void partsThatS3HasGivenUpAreSentAgain() {
    one.streams().append(stream.id(), 0, new byte[50]);
    LiveEnd end = one.streams().end(stream.id());
    one.archive().archive(stream, end, Duration.ofNanos(-1));
    abortAll();

    assertThat(archived(two, end).sizeBytes()).isEqualTo(HEADER_BYTES + 50);
  }

  @Test
  void partsThatS3GivesUpWhileTheyAreSentAreSentByTheNextCall() {
    one.streams().append(stream.id(), 0, new byte[50]);
    LiveEnd end = one.streams().end(stream.id());

    try (LiveProcess overtaken = meanwhile(UploadPartRequest.class, this::abortAll)) {
      assertThat(overtaken.archive().archive(stream, end, ENOUGH))
          .isEqualTo(new LiveArchive.Outcome.Unfinished());
    }
    assertThat(archived(two, end).sizeBytes()).isEqualTo(HEADER_BYTES + 50);
  }

  @Test
  void partsThatS3GivesUpBeforeTheyAreAssembledAreSentByTheNextCall() {
    one.streams().append(stream.id(), 0, new byte[50]);
    LiveEnd end = one.streams().end(stream.id());

    try (LiveProcess overtaken = meanwhile(CompleteMultipartUploadRequest.class, this::abortAll)) {
      assertThat(overtaken.archive().archive(stream, end, ENOUGH))
          .isEqualTo(new LiveArchive.Outcome.Unfinished());
    }
    assertThat(archived(two, end).sizeBytes()).isEqualTo(HEADER_BYTES + 50);
  }

  @Test
  void anItemThatIsDeletedWhileItIsMadeIsAbsent() {
    one.streams().append(stream.id(), 0, new byte[50]);
    LiveEnd end = one.streams().end(stream.id());

    try (LiveProcess overtaken =
        meanwhile(HeadObjectRequest.class, () -> one.media().store().delete(stream.mediaId()))) {
      assertThat(overtaken.archive().archive(stream, end, ENOUGH))
          .isEqualTo(new LiveArchive.Outcome.Absent());
    }
  }

  @Test
  void aPartThatIsNotWholeIsSentAgain() {
    one.streams().append(stream.id(), 0, new byte[50]);
    LiveEnd end = one.streams().end(stream.id());
    one.archive().archive(stream, end, Duration.ofNanos(-1));
    openUploads()
        .forEach(open ->
            one.media()
                .s3()
                .uploadPart(
                    part ->
                        part.bucket(S3Server.BUCKET)
                            .key(open.key())
                            .uploadId(open.uploadId())
                            .partNumber(1)
                            .checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME),
                    RequestBody.fromString("half")));

    assertThat(archived(two, end).sizeBytes()).isEqualTo(HEADER_BYTES + 50);
  }

  /** A process to which something happens before its first request of a kind. */
  private LiveProcess meanwhile(Class<? extends SdkRequest> kind, Runnable event) {
    return new LiveProcess(S3.coordinates(), time, new MeanwhileInterceptor(kind, 1, event));
  }

  private void abortAll() {
    openUploads()
        .forEach(open ->
            one.media()
                .s3()
                .abortMultipartUpload(abort ->
                    abort.bucket(S3Server.BUCKET).key(open.key()).uploadId(open.uploadId())));
  }

  private List<MultipartUpload> openUploads() {
    return one.media().s3().listMultipartUploads(list -> list.bucket(S3Server.BUCKET)).uploads();
  }

  @Test
  void aHeaderForMoreThanFourGigabytesSaysSoInRf64() {
    long bytes = 6L * 3600 * 48_000 * 8;

    byte[] header = WavHeader.of(new PcmFormat(48_000, 2, SampleFormat.F32LE), bytes);

    assertThat(new String(header, 0, 16, StandardCharsets.ISO_8859_1))
        .isEqualTo("RF64\u00ff\u00ff\u00ff\u00ffWAVEds64");
    assertThat(TestMedia.DETECTOR.detect(header, FileName.UNNAMED))
        .isEqualTo(new MediaType("audio/wav"));
  }

  private MediaItem archived(LiveProcess process, LiveEnd end) {
    return ((LiveArchive.Outcome.Archived) process.archive().archive(stream, end, ENOUGH)).item();
  }

  private byte[] longStream(int chunks, int sizeBytes) {
    byte[] pcm = new byte[chunks * sizeBytes];
    new Random(1).nextBytes(pcm);
    for (int number = 0; number < chunks; number++) {
      one.streams()
          .append(
              stream.id(),
              number,
              Arrays.copyOfRange(pcm, number * sizeBytes, (number + 1) * sizeBytes));
    }
    return pcm;
  }
}
