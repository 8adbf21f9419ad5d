package dev.vivace.media.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.Disposition;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.TestMedia;
import dev.vivace.media.s3.Content;
import dev.vivace.media.store.Rendition;
import dev.vivace.media.store.RenditionName;
import dev.vivace.testkit.S3Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresignedUrlsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @RegisterExtension static final S3Server S3 = new S3Server();

  static TestMedia media;
  static MediaItem tone;

  @BeforeAll
  static void store() {
    media = TestMedia.of(S3.coordinates());
    tone =
        media.store().store(FileName.of("Tön \"1\".mp3"), Content.of(TestMedia.sample("id3.mp3")));
  }

  @AfterAll
  static void close() {
    media.close();
  }

  @Test
  void aPlaybackUrlGivesTheBytesTheirTypeAndTheirName() throws Exception {
    PresignedUrl url =
        media.playbackUrls().get(LinkedObject.original(tone, Disposition.ATTACHMENT), HOUR);

    HttpResponse<byte[]> response = send(HttpRequest.newBuilder(url.url()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(TestMedia.sample("id3.mp3"));
    assertThat(response.headers().firstValue("Content-Type")).contains("audio/mpeg");
    String disposition = response.headers().firstValue("Content-Disposition").orElseThrow();
    assertThat(disposition).startsWith("attachment;");
    assertThat(FileName.fromContentDisposition(disposition)).contains(tone.fileName());
  }

  @Test
  void aRangeOfItIs206() throws Exception {
    PresignedUrl url =
        media.playbackUrls().get(LinkedObject.original(tone, Disposition.INLINE), HOUR);

    HttpResponse<byte[]> response =
        send(HttpRequest.newBuilder(url.url()).header("Range", "bytes=0-2"));

    assertThat(response.statusCode()).isEqualTo(206);
    assertThat(response.body()).isEqualTo(new byte[] {'I', 'D', '3'});
  }

  @Test
  void headHasAUrlOfItsOwn() throws Exception {
    PresignedUrl head =
        media
            .playbackUrls()
            .sign(ReadMethod.HEAD, LinkedObject.original(tone, Disposition.INLINE), HOUR);
    PresignedUrl get =
        media.playbackUrls().get(LinkedObject.original(tone, Disposition.INLINE), HOUR);

    HttpResponse<byte[]> response =
        send(HttpRequest.newBuilder(head.url()).method("HEAD", BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(tone.sizeBytes());
    assertThat(
            send(HttpRequest.newBuilder(get.url()).method("HEAD", BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          audio/mpeg,               inline
          video/mp4,                inline
          image/png,                inline
          text/plain,               inline
          application/pdf,          inline
          text/html,                attachment
          image/svg+xml,            attachment
          application/xml,          attachment
          text/javascript,          attachment
          application/octet-stream, attachment
          """)
  void whatABrowserMightExecuteIsNeverInline(String type, String expected) throws Exception {
    MediaItem claimed =
        new MediaItem(
            tone.id(), FileName.of("x"), new MediaType(type), tone.sizeBytes(), Optional.empty());

    PresignedUrl url =
        media.playbackUrls().get(LinkedObject.original(claimed, Disposition.INLINE), HOUR);

    HttpResponse<byte[]> response = send(HttpRequest.newBuilder(url.url()));
    assertThat(response.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith(expected + ";");
    assertThat(response.headers().firstValue("Content-Type")).contains(type);
  }

  @Test
  void aRenditionIsNamedAfterItsItemAndItsFormat() throws Exception {
    Rendition opus =
        media
            .renditions()
            .store(
                tone.id(),
                new RenditionName("opus-64k"),
                new MediaType("audio/ogg"),
                Content.of(TestMedia.sample("tone.opus")));

    PresignedUrl url =
        media.playbackUrls().get(LinkedObject.rendition(tone, opus, Disposition.INLINE), HOUR);

    HttpResponse<byte[]> response = send(HttpRequest.newBuilder(url.url()));
    assertThat(response.body()).isEqualTo(TestMedia.sample("tone.opus"));
    assertThat(
            FileName.fromContentDisposition(
                response.headers().firstValue("Content-Disposition").orElseThrow()))
        .contains(FileName.of("Tön \"1\".opus"));
  }

  @Test
  void noUrlCarriesAChecksum() {
    for (PresignedUrl url :
        new PresignedUrl[] {
          media.playbackUrls().get(LinkedObject.original(tone, Disposition.INLINE), HOUR),
          media
              .playbackUrls()
              .sign(ReadMethod.HEAD, LinkedObject.original(tone, Disposition.INLINE), HOUR)
        }) {
      assertThat(url.url().toString().toLowerCase(Locale.ROOT))
          .doesNotContain("checksum", "crc32", "crc64")
          .contains("x-amz-signedheaders=host&");
    }
  }

  @Test
  void theHostIsThatOfTheConfiguredAddress() {
    URI publicAddress = URI.create("https://media.example.org");
    try (TestMedia elsewhere = TestMedia.of(S3.coordinates().at(publicAddress))) {
      URI url =
          elsewhere.playbackUrls().get(LinkedObject.original(tone, Disposition.INLINE), HOUR).url();

      assertThat(url.getHost()).isEqualTo("media.example.org");
      assertThat(url.getPath()).isEqualTo("/media/media/" + tone.id() + "/original");
    }
  }

  @Test
  void itSaysWhenItExpires() {
    Instant before = Instant.now().minusSeconds(1);

    PresignedUrl url =
        media.playbackUrls().get(LinkedObject.original(tone, Disposition.INLINE), HOUR);

    assertThat(url.expiresAt()).isBetween(before.plus(HOUR), Instant.now().plus(HOUR));
  }

  @Test
  void itsTextDoesNotRevealIt() {
    PresignedUrl url =
        media.playbackUrls().get(LinkedObject.original(tone, Disposition.INLINE), HOUR);

    assertThat(url.toString()).doesNotContain("Signature", "http", tone.id().value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "P7DT1S"})
  void otherDurationsThanS3AllowsAreRefused(String duration) {
    assertThatThrownBy(() ->
            media
                .playbackUrls()
                .get(LinkedObject.original(tone, Disposition.INLINE), Duration.parse(duration)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }
}
