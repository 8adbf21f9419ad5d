package dev.vivace.media.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.CountingInterceptor;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.TestMedia;
import dev.vivace.media.s3.Content;
import dev.vivace.media.store.MediaKeys;
import dev.vivace.testkit.S3Server;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;

class UploadsTest {
  private static final MediaType MPEG = new MediaType("audio/mpeg");
  private static final int THREE_PARTS_BYTES = 17 * 1024 * 1024;

  @RegisterExtension static final S3Server S3 = new S3Server();

  private final CountingInterceptor requests = new CountingInterceptor();
  private final UploadProcess process = new UploadProcess(S3.coordinates(), requests);
  private final Uploads uploads = process.uploads();

  @AfterEach
  void close() {
    process.close();
  }

  @Test
  void aSmallFileIsOnePart() {
    byte[] bytes = TestMedia.sample("id3.mp3");
    Upload upload = uploads.create(new NewUpload(FileName.of("Lied ü.mp3"), MPEG, bytes.length));
    assertThat(upload.parts().partCount()).isEqualTo(1);
    process.sendPart(upload, 1, bytes);

    MediaItem item = process.complete(upload.id());

    assertThat(item.id()).isEqualTo(upload.mediaId());
    assertThat(item.fileName().value()).isEqualTo("Lied ü.mp3");
    assertThat(item.contentType()).isEqualTo(MPEG);
    assertThat(item.sizeBytes()).isEqualTo(bytes.length);
    assertThat(item.checksum()).isPresent();
    assertThat(process.store().find(item.id())).contains(item);
    assertThat(process.store().read(item.id(), 100_000)).contains(bytes);
  }

  @Test
  void aLargeFileIsAssembledOfItsPartsInAnyOrder() {
    byte[] bytes = new byte[THREE_PARTS_BYTES];
    Arrays.fill(bytes, 0, 100, (byte) 'a');
    Arrays.fill(bytes, THREE_PARTS_BYTES - 100, THREE_PARTS_BYTES, (byte) 'z');
    Upload upload = create(bytes.length);

    for (int number = 3; number >= 1; number--) {
      send(upload, number, bytes);
    }

    MediaItem item = process.complete(upload.id());
    assertThat(process.store().read(item.id(), bytes.length)).contains(bytes);
    MediaItem direct = process.store().store(FileName.of("same"), Content.of(bytes));
    assertThat(item.checksum()).isEqualTo(direct.checksum());
  }

  @Test
  void whatHasArrivedIsTold() {
    byte[] bytes = new byte[THREE_PARTS_BYTES];
    Upload upload = create(bytes.length);
    send(upload, 2, bytes);

    UploadStatus status = uploads.find(upload.id()).orElseThrow();

    assertThat(status).isEqualTo(new UploadStatus.InProgress(upload, numbers(2)));
    assertThat(((UploadStatus.InProgress) status).missingParts()).containsExactly(1, 3);
  }

  @Test
  void aPartOfAnotherLengthHasNotArrived() {
    Upload upload = create(1000);
    process.sendPart(upload, 1, new byte[999]);

    assertThat(uploads.find(upload.id())).contains(new UploadStatus.InProgress(upload, numbers()));
  }

  @Test
  void missingPartsAreNamed() {
    byte[] bytes = new byte[THREE_PARTS_BYTES];
    Upload upload = create(bytes.length);
    send(upload, 2, bytes);

    assertThatThrownBy(() -> process.complete(upload.id()))
        .isInstanceOfSatisfying(
            UploadException.Incomplete.class,
            e -> assertThat(e.missingParts()).containsExactly(1, 3));
  }

  @Test
  void aTypeThatS3DoesNotEnterDoesNotHoldTheUploadUp() {
    byte[] bytes = TestMedia.sample("tone.wav");
    try (UploadProcess other = new UploadProcess(S3.coordinates(), new DeafCopies())) {
      Upload upload =
          other.uploads().create(new NewUpload(FileName.of("t.wav"), MPEG, bytes.length));
      other.sendPart(upload, 1, bytes);

      MediaItem item = other.complete(upload.id());

      assertThat(item.contentType()).isEqualTo(MPEG);
      assertThat(other.complete(upload.id())).isEqualTo(item);
    }
  }

  /** As S3Mock 5.2 does: a copy is answered by 200, and the object keeps its old type. */
  private static final class DeafCopies implements ExecutionInterceptor {
    @Override
    public SdkRequest modifyRequest(
        Context.ModifyRequest context, ExecutionAttributes executionAttributes) {
      return context.request() instanceof CopyObjectRequest copy
          ? copy.toBuilder().contentType(MPEG.value()).build()
          : context.request();
    }
  }

  @ParameterizedTest
  @CsvSource({"999", "1001", "0"})
  void anotherSizeThanDeclaredIsRefusedAndCanBeMended(int sent) {
    Upload upload = create(1000);
    process.sendPart(upload, 1, new byte[sent]);

    assertThatThrownBy(() -> process.complete(upload.id()))
        .isInstanceOfSatisfying(
            UploadException.SizeMismatch.class,
            e -> {
              assertThat(e.declaredBytes()).isEqualTo(1000);
              assertThat(e.receivedBytes()).isEqualTo(sent);
              assertThat(e.wrongParts()).containsExactly(1);
            });

    process.sendPart(upload, 1, new byte[1000]);
    assertThat(process.complete(upload.id()).sizeBytes()).isEqualTo(1000);
  }

  @Test
  void completingAgainGivesTheSameItem() {
    Upload upload = sentUpload();

    MediaItem first = process.complete(upload.id());

    assertThat(process.complete(upload.id())).isEqualTo(first);
    assertThat(uploads.find(upload.id())).contains(new UploadStatus.Complete(upload));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          audio/mpeg,       id3.mp3,    audio/mpeg,    0
          audio/mpeg,       tone.wav,   audio/wav,     1
          audio/mpeg,       text.mp3,   text/plain,    1
          image/png,        page.html,  text/html,     1
          text/html,        id3.mp3,    audio/mpeg,    1
          image/svg+xml,    script.svg, image/svg+xml, 1
          application/x-ms, noise.mp3,  application/octet-stream, 0
          """)
  void theDeclaredTypeIsNotBelieved(String declared, String sample, String type, int copies) {
    byte[] bytes = TestMedia.sample(sample);
    Upload upload =
        uploads.create(new NewUpload(FileName.of(sample), new MediaType(declared), bytes.length));
    process.sendPart(upload, 1, bytes);

    MediaItem item = process.complete(upload.id());

    assertThat(item.contentType()).isEqualTo(new MediaType(type));
    assertThat(item.fileName().value()).isEqualTo(sample);
    assertThat(item.checksum()).isPresent();
    assertThat(process.store().find(item.id())).contains(item);
    assertThat(process.store().read(item.id(), 100_000)).contains(bytes);
    assertThat(requests.count("CopyObject")).isEqualTo(copies);
  }

  @Test
  void untilItIsCompleteThereIsNoItem() {
    Upload upload = sentUpload();

    assertThat(process.store().find(upload.mediaId())).isEmpty();
    assertThat(process.store().list(100).items())
        .extracting(MediaItem::id)
        .doesNotContain(upload.mediaId());
  }

  @Test
  void anAbortedUploadIsGoneForGood() {
    Upload upload = sentUpload();

    uploads.abort(upload.id());
    uploads.abort(upload.id());

    assertThat(uploads.find(upload.id())).contains(new UploadStatus.Aborted(upload));
    assertThatThrownBy(() -> process.complete(upload.id()))
        .isInstanceOf(UploadException.Aborted.class);
    assertThat(process.store().find(upload.mediaId())).isEmpty();
  }

  @Test
  void aCompleteUploadIsNotAborted() {
    Upload upload = sentUpload();
    MediaItem item = process.complete(upload.id());

    assertThatThrownBy(() -> uploads.abort(upload.id()))
        .isInstanceOfSatisfying(
            UploadException.AlreadyComplete.class,
            e -> assertThat(e.mediaId()).isEqualTo(item.id()));
    assertThat(process.store().find(item.id())).contains(item);
  }

  @Test
  void anUploadThatS3HasExpiredIsAborted() {
    Upload upload = sentUpload();
    process
        .media()
        .s3()
        .abortMultipartUpload(abort ->
            abort
                .bucket(S3Server.BUCKET)
                .key(MediaKeys.original(upload.mediaId()))
                .uploadId(upload.multipartId()));

    assertThat(uploads.find(upload.id())).contains(new UploadStatus.Aborted(upload));
    assertThatThrownBy(() -> process.complete(upload.id()))
        .isInstanceOf(UploadException.Aborted.class);
    uploads.abort(upload.id());
  }

  @Test
  void anItemThatWasDeletedIsNotBroughtBackByCompletingAgain() {
    Upload upload = sentUpload();
    MediaItem item = process.complete(upload.id());
    process.store().delete(item.id());

    assertThatThrownBy(() -> process.complete(upload.id()))
        .isInstanceOf(MediaException.UnknownMedia.class);
    assertThat(process.store().find(item.id())).isEmpty();
  }

  @Test
  void anUnknownUploadIsUnknown() {
    UploadId unknown = new UploadId(TestMedia.ids().newUlid());

    assertThat(uploads.find(unknown)).isEmpty();
    assertThatThrownBy(() -> process.complete(unknown))
        .isInstanceOf(UploadException.UnknownUpload.class);
    assertThatThrownBy(() -> uploads.abort(unknown))
        .isInstanceOf(UploadException.UnknownUpload.class);
  }

  @Test
  void aSizeOutOfBoundsIsRefusedBeforeS3IsAsked() {
    assertThatThrownBy(() -> create(0)).isInstanceOf(MediaException.Empty.class);
    assertThatThrownBy(() -> create(UploadProcess.MAX_SIZE_BYTES + 1))
        .isInstanceOfSatisfying(
            MediaException.TooLarge.class,
            e -> assertThat(e.maxBytes()).isEqualTo(UploadProcess.MAX_SIZE_BYTES));
    assertThatThrownBy(() -> create(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(requests.operations()).isEmpty();
  }

  @Test
  void theStateSaysByWhichProtocolTheBytesArrive() {
    Upload upload = create(1000);

    String json =
        process
            .media()
            .s3()
            .getObjectAsBytes(
                get -> get.bucket(S3Server.BUCKET).key("uploads/" + upload.id() + ".json"))
            .asUtf8String();

    assertThat(json).contains("\"protocol\":\"PRESIGNED\"", "\"phase\":\"OPEN\"");
  }

  private Upload create(long sizeBytes) {
    return uploads.create(new NewUpload(FileName.of("a.bin"), MediaType.OCTET_STREAM, sizeBytes));
  }

  private Upload sentUpload() {
    byte[] bytes = TestMedia.sample("tone.wav");
    Upload upload = uploads.create(new NewUpload(FileName.of("tone.wav"), MPEG, bytes.length));
    process.sendPart(upload, 1, bytes);
    return upload;
  }

  private void send(Upload upload, int number, byte[] file) {
    int from = Math.toIntExact((number - 1) * upload.parts().partSizeBytes());
    int to = Math.toIntExact(from + upload.parts().sizeOf(number));
    process.sendPart(upload, number, Arrays.copyOfRange(file, from, to));
  }

  private static SortedSet<Integer> numbers(Integer... numbers) {
    return new TreeSet<>(Arrays.asList(numbers));
  }
}
