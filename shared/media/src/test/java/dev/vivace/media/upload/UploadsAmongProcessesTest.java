package dev.vivace.media.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.CrashInterceptor;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.TestMedia;
import dev.vivace.media.store.ItemLabel;
import dev.vivace.testkit.S3Server;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Several processes at one upload: taking turns, at once, and dying at every step. */
class UploadsAmongProcessesTest {
  private static final MediaType MPEG = new MediaType("audio/mpeg");
  private static final byte[] WAV = TestMedia.sample("tone.wav");

  @RegisterExtension static final S3Server S3 = new S3Server();

  private final UploadProcess one = new UploadProcess(S3.coordinates());
  private final UploadProcess two = new UploadProcess(S3.coordinates());

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  @Test
  void twoProcessesTakeTurnsAtEveryStep() {
    Upload upload = one.uploads().create(new NewUpload(FileName.of("t.wav"), MPEG, WAV.length));
    assertThat(two.uploads().find(upload.id()).orElseThrow().upload()).isEqualTo(upload);
    one.sendPart(upload, 1, WAV);
    assertThat(two.uploads().find(upload.id()))
        .hasValueSatisfying(
            status -> assertThat(((UploadStatus.InProgress) status).missingParts()).isEmpty());

    MediaItem item = one.complete(upload.id());

    assertThat(two.complete(upload.id())).isEqualTo(item);
    assertThat(one.uploads().find(upload.id())).contains(new UploadStatus.Complete(upload));
    assertThat(two.store().find(item.id())).contains(item);
    one.store().delete(item.id());
    assertThat(two.store().find(item.id())).isEmpty();
  }

  @RepeatedTest(3)
  void completedByEightAtOnceItIsOneItem() throws Exception {
    Upload upload = sentUpload();
    List<Callable<MediaItem>> completions = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      UploadProcess process = i % 2 == 0 ? one : two;
      completions.add(() -> process.complete(upload.id()));
    }

    Set<MediaItem> items = new HashSet<>(atOnce(completions));

    assertThat(items).hasSize(1);
    assertThat(items.iterator().next().contentType()).isEqualTo(new MediaType("audio/wav"));
    assertThat(one.store().read(upload.mediaId(), 100_000)).contains(WAV);
    assertThat(one.uploads().find(upload.id())).contains(new UploadStatus.Complete(upload));
  }

  @RepeatedTest(3)
  void ofAnAbortAndACompletionAtOnceExactlyOneWins() throws Exception {
    Upload upload = sentUpload();

    List<Boolean> won =
        atOnce(
            List.of(
                () -> succeeds(() -> one.complete(upload.id())),
                () -> succeeds(() -> two.uploads().abort(upload.id()))));

    assertThat(won).containsOnlyOnce(true);
    boolean completed = won.getFirst();
    assertThat(one.store().find(upload.mediaId()).isPresent()).isEqualTo(completed);
    assertThat(one.uploads().find(upload.id()))
        .contains(completed ? new UploadStatus.Complete(upload) : new UploadStatus.Aborted(upload));
  }

  static List<Arguments> labels() {
    return List.of(
        Arguments.of(ItemLabel.NONE, List.of()),
        Arguments.of(
            new ItemLabel(Optional.of("Tone"), Optional.of("{\"a\":1}")),
            List.of("PutObject", "HeadObject")));
  }

  @ParameterizedTest
  @MethodSource("labels")
  void aProcessThatDiesAfterAnyStepOfACompletionLeavesItToTheNext(
      ItemLabel label, List<String> stepsForIt) {
    List<String> steps = List.of();
    for (int lastStep = 1; steps.size() == lastStep - 1; lastStep++) {
      Upload upload = sentUpload(label);
      steps = completeAndDieAfter(lastStep, upload);

      assertThat(one.uploads().find(upload.id())).isPresent();
      MediaItem item = one.complete(upload.id());

      assertThat(item.id()).isEqualTo(upload.mediaId());
      assertThat(item.contentType()).isEqualTo(new MediaType("audio/wav"));
      assertThat(two.complete(upload.id())).isEqualTo(item);
      assertThat(two.uploads().find(upload.id())).contains(new UploadStatus.Complete(upload));
      assertThat(two.store().read(item.id(), 100_000)).contains(WAV);
      assertThat(two.store().describe(item.id()).orElseThrow().record().label()).isEqualTo(label);
    }
    List<String> expected =
        new ArrayList<>(
            List.of(
                "GetObject",
                "ListParts",
                "CompleteMultipartUpload",
                "HeadObject",
                "GetObject",
                "CopyObject",
                "HeadObject"));
    expected.addAll(stepsForIt);
    expected.add("PutObject");
    assertThat(steps).isEqualTo(expected);
  }

  @Test
  void aProcessThatDiesAfterAnyStepOfAnAbortLeavesItToTheNext() {
    for (int lastStep = 1; lastStep <= 4; lastStep++) {
      Upload upload = sentUpload();
      CrashInterceptor crash = new CrashInterceptor(lastStep);
      try (UploadProcess dying = new UploadProcess(S3.coordinates(), crash)) {
        assertThatThrownBy(() -> dying.uploads().abort(upload.id()))
            .hasStackTraceContaining("crashed after");
      }

      one.uploads().abort(upload.id());

      assertThat(two.uploads().find(upload.id())).contains(new UploadStatus.Aborted(upload));
      assertThat(two.store().find(upload.mediaId())).isEmpty();
    }
  }

  @Test
  void aProcessThatDiesAtTheCreationLeavesNothingVisible() {
    for (int lastStep = 1; lastStep <= 2; lastStep++) {
      CrashInterceptor crash = new CrashInterceptor(lastStep);
      try (UploadProcess dying = new UploadProcess(S3.coordinates(), crash)) {
        NewUpload request = new NewUpload(FileName.of("t.wav"), MPEG, WAV.length);
        assertThatThrownBy(() -> dying.uploads().create(request))
            .hasStackTraceContaining("crashed after");
      }
    }

    assertThat(one.store().list(100).items()).allMatch(item -> item.sizeBytes() == WAV.length);
  }

  /** The steps that it got to. */
  private static List<String> completeAndDieAfter(int lastStep, Upload upload) {
    CrashInterceptor crash = new CrashInterceptor(lastStep);
    try (UploadProcess dying = new UploadProcess(S3.coordinates(), crash)) {
      dying.complete(upload.id());
    } catch (CrashInterceptor.Crash e) {
      assertThat(crash.carriedOut()).hasSize(lastStep);
    }
    return crash.carriedOut();
  }

  private Upload sentUpload() {
    return sentUpload(ItemLabel.NONE);
  }

  private Upload sentUpload(ItemLabel label) {
    NewUpload request = new NewUpload(FileName.of("t.wav"), MPEG, WAV.length, label);
    Upload upload = one.uploads().create(request);
    one.sendPart(upload, 1, WAV);
    return upload;
  }

  private static boolean succeeds(Runnable action) {
    try {
      action.run();
      return true;
    } catch (UploadException e) {
      return false;
    }
  }

  private static <T> List<T> atOnce(List<Callable<T>> actions) throws Exception {
    CyclicBarrier start = new CyclicBarrier(actions.size());
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(actions.size())) {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> action : actions) {
        running.add(
            threads.submit(() -> {
              start.await();
              return action.call();
            }));
      }
      for (Future<T> result : running) {
        results.add(result.get());
      }
    }
    return results;
  }
}
