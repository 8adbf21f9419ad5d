package dev.vivace.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.ByteRange;
import dev.vivace.media.Checksum;
import dev.vivace.media.CountingInterceptor;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaException;
import dev.vivace.media.MediaId;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.MediaVersion;
import dev.vivace.media.TestMedia;
import dev.vivace.media.s3.Content;
import dev.vivace.testkit.S3Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

class MediaStoreTest {
  private static final RenditionName MP3 = new RenditionName("mp3-128k");
  private static final MediaType MPEG = new MediaType("audio/mpeg");

  @RegisterExtension static final S3Server S3 = new S3Server();

  private final CountingInterceptor requests = new CountingInterceptor();
  private final TestMedia media = TestMedia.of(S3.coordinates(), requests);
  private final MediaStore store = media.store();

  @AfterEach
  void close() {
    media.close();
  }

  @Test
  void aFileIsStoredWithWhatItsBytesTell() {
    byte[] bytes = TestMedia.sample("id3.mp3");

    MediaItem item = store.store(FileName.of("tone.mp3"), Content.of(bytes));

    assertThat(item.contentType()).isEqualTo(MPEG);
    assertThat(item.sizeBytes()).isEqualTo(bytes.length);
    assertThat(item.fileName().value()).isEqualTo("tone.mp3");
    assertThat(item.createdAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(store.find(item.id())).contains(item);
    assertThat(store.read(item.id(), 1_000_000)).contains(bytes);
  }

  @Test
  void theChecksumIsThatOfAllBytes() {
    byte[] bytes = "123456789".getBytes(StandardCharsets.US_ASCII);

    MediaItem item = store.store(FileName.of("check.txt"), Content.of(bytes));

    assertThat(item.checksum()).contains(new Checksum("CRC64NVME", "rosUhgp5mIg="));
  }

  @Test
  void aFileOnDiskIsStoredAlike(@TempDir Path folder) throws IOException {
    byte[] bytes = TestMedia.sample("tone.wav");
    Path file = Files.write(folder.resolve("x"), bytes);

    MediaItem item = store.store(FileName.of("tone.wav"), Content.of(file));

    assertThat(item.contentType()).isEqualTo(new MediaType("audio/wav"));
    assertThat(store.read(item.id(), bytes.length)).contains(bytes);
  }

  @Test
  void aUnicodeNameComesBackFromS3() {
    FileName name = FileName.of("Ünïcödé 音楽 \"quoted\" \\ ; .mp3");

    MediaItem item = store.store(name, Content.of(TestMedia.sample("id3.mp3")));

    assertThat(store.find(item.id()).orElseThrow().fileName()).isEqualTo(name);
  }

  @Test
  void whatABrowserMightExecuteIsStoredAsAnAttachment() {
    MediaItem html = store.store(FileName.of("a.mp3"), Content.of(TestMedia.sample("page.html")));
    MediaItem mp3 = store.store(FileName.of("a.html"), Content.of(TestMedia.sample("id3.mp3")));

    assertThat(head(html).contentDisposition()).startsWith("attachment;");
    assertThat(head(mp3).contentDisposition()).startsWith("inline;");
  }

  @Test
  void nothingIsNotStored() {
    FileName name = FileName.of("empty.mp3");

    assertThatThrownBy(() -> store.store(name, Content.of(new byte[0])))
        .isInstanceOf(MediaException.Empty.class);
    assertThat(requests.operations()).isEmpty();
  }

  @Test
  void findingTakesExactlyOneRequest() {
    MediaItem item = stored();
    requests.reset();

    assertThat(store.find(item.id())).isPresent();

    assertThat(requests.operations()).containsExactly("HeadObject");
  }

  @Test
  void anUnknownItemIsNotFound() {
    MediaId unknown = TestMedia.idAt(Instant.now());

    assertThat(store.find(unknown)).isEmpty();
    assertThat(store.describe(unknown)).isEmpty();
    assertThat(store.open(unknown)).isEmpty();
    assertThat(store.read(unknown, 10)).isEmpty();
    assertThat(store.findRendition(unknown, MP3)).isEmpty();
  }

  @Test
  void aRangeIsReadAndCutAtTheEnd() throws IOException {
    MediaItem item = store.store(FileName.of("a"), Content.of(bytes("0123456789")));

    try (MediaContent content = store.open(item.id(), new ByteRange(2, 4)).orElseThrow()) {
      assertThat(content.stream().readAllBytes()).isEqualTo(bytes("234"));
      assertThat(content.lengthBytes()).isEqualTo(3);
      assertThat(content.totalBytes()).isEqualTo(10);
    }
    try (MediaContent content = store.open(item.id(), new ByteRange(8, 99)).orElseThrow()) {
      assertThat(content.stream().readAllBytes()).isEqualTo(bytes("89"));
    }
  }

  @Test
  void aRangeAfterTheEndIsNotSatisfiable() {
    MediaItem item = store.store(FileName.of("a"), Content.of(bytes("0123456789")));

    assertThatThrownBy(() -> store.open(item.id(), ByteRange.from(10)))
        .isInstanceOf(MediaException.RangeNotSatisfiable.class);
  }

  @Test
  void aVersionIsReadAsLongAsItIsThere() throws IOException {
    MediaItem item = store.store(FileName.of("a"), Content.of(bytes("0123456789")));
    MediaVersion version = store.findVersion(item.id()).orElseThrow();

    try (MediaContent content = store.open(version, new ByteRange(2, 4)).orElseThrow()) {
      assertThat(content.stream().readAllBytes()).isEqualTo(bytes("234"));
    }
    assertThat(version.item()).isEqualTo(item);
    assertThat(version.storedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    media
        .s3()
        .putObject(
            put -> put.bucket(S3Server.BUCKET).key(MediaKeys.original(item.id())),
            RequestBody.fromString("9876543210"));
    assertThat(store.open(version, new ByteRange(2, 4))).isEmpty();
    store.delete(item.id());
    assertThat(store.open(version, new ByteRange(2, 4))).isEmpty();
  }

  @Test
  void contentMayBeClosedBeforeItsEnd() throws IOException {
    MediaItem item = store.store(FileName.of("a"), Content.of(new byte[3_000_000]));

    try (MediaContent content = store.open(item.id()).orElseThrow()) {
      assertThat(content.stream().read()).isZero();
    }

    assertThat(store.find(item.id())).isPresent();
  }

  @Test
  void anItemAboveTheBoundIsNotReadIntoMemory() {
    MediaItem item = store.store(FileName.of("a"), Content.of(bytes("0123456789")));

    assertThatThrownBy(() -> store.read(item.id(), 9))
        .isInstanceOfSatisfying(
            MediaException.TooLarge.class,
            e -> {
              assertThat(e.sizeBytes()).isEqualTo(10);
              assertThat(e.maxBytes()).isEqualTo(9);
            });
    assertThat(store.read(item.id(), 10)).contains(bytes("0123456789"));
  }

  @Test
  void theFirstRenditionOfANameWins() {
    MediaItem item = stored();

    Rendition first = media.renditions().store(item.id(), MP3, MPEG, Content.of(bytes("first")));
    Rendition second =
        media.renditions().store(item.id(), MP3, MPEG, Content.of(bytes("the second")));

    assertThat(first).isEqualTo(new Rendition(MP3, MPEG, 5));
    assertThat(second).isEqualTo(first);
    assertThat(store.findRendition(item.id(), MP3)).contains(first);
  }

  @Test
  void aDescriptionHasTheRenditionsByName() {
    MediaItem item = stored();
    RenditionName opus = new RenditionName("opus-64k");
    media.renditions().store(item.id(), opus, new MediaType("audio/ogg"), Content.of(bytes("o")));
    media.renditions().store(item.id(), MP3, MPEG, Content.of(bytes("mp")));

    assertThat(store.describe(item.id()))
        .contains(
            new MediaDescription(
                item,
                List.of(
                    new Rendition(MP3, MPEG, 2),
                    new Rendition(opus, new MediaType("audio/ogg"), 1)),
                ItemRecord.NONE,
                Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3-64k", "mp3-128k", "aac-192k", "opus-96k", "flac", "wav"})
  void whatIsOnTheLadderIsKept(String name) {
    assertThat(Renditions.keeps(new RenditionName(name))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mp3-320k",
        "mp3-8k",
        "mp3-128k-48000",
        "opus-96k-48000",
        "flac-8000",
        "wav-192000"
      })
  void whatIsNotOnTheLadderIsNotKept(String name) {
    assertThat(Renditions.keeps(new RenditionName(name))).isFalse();
  }

  @Test
  void aRenditionOfADeletedItemIsNotKept() {
    MediaItem item = stored();
    store.delete(item.id());

    assertThatThrownBy(
            () -> media.renditions().store(item.id(), MP3, MPEG, Content.of(bytes("late"))))
        .isInstanceOf(MediaException.UnknownMedia.class);

    assertThat(keysOf(item)).isEmpty();
  }

  @Test
  void deletionTakesTheRenditionsAlongAndMayBeRepeated() {
    MediaItem item = stored();
    media.renditions().store(item.id(), MP3, MPEG, Content.of(bytes("mp")));

    store.delete(item.id());
    store.delete(item.id());

    assertThat(store.find(item.id())).isEmpty();
    assertThat(keysOf(item)).isEmpty();
  }

  @Test
  void anObjectThatAnotherToolPutThereIsAnItemWithoutAName() {
    MediaId id = TestMedia.idAt(Instant.now());
    media
        .s3()
        .putObject(
            put -> put.bucket(S3Server.BUCKET).key(MediaKeys.original(id)).contentType("broken"),
            RequestBody.fromString("x"));

    MediaItem item = store.find(id).orElseThrow();

    assertThat(item.fileName()).isEqualTo(FileName.UNNAMED);
    assertThat(item.contentType()).isEqualTo(MediaType.OCTET_STREAM);
  }

  private MediaItem stored() {
    return store.store(FileName.of("tone.mp3"), Content.of(TestMedia.sample("id3.mp3")));
  }

  private HeadObjectResponse head(MediaItem item) {
    return media
        .s3()
        .headObject(head -> head.bucket(S3Server.BUCKET).key(MediaKeys.original(item.id())));
  }

  private List<String> keysOf(MediaItem item) {
    return media
        .s3()
        .listObjectsV2(list -> list.bucket(S3Server.BUCKET).prefix(MediaKeys.item(item.id())))
        .contents()
        .stream()
        .map(object -> object.key())
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
