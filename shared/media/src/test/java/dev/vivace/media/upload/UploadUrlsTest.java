package dev.vivace.media.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaType;
import dev.vivace.media.TestMedia;
import dev.vivace.media.s3.Content;
import dev.vivace.media.signing.CredentialsLife;
import dev.vivace.media.signing.PresignedUrl;
import dev.vivace.testkit.S3Server;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UploadUrlsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @RegisterExtension static final S3Server S3 = new S3Server();

  static UploadProcess process;

  @BeforeAll
  static void connect() {
    process = new UploadProcess(S3.coordinates());
  }

  @AfterAll
  static void close() {
    process.close();
  }

  @Test
  void anyClientSendsAPartByItsUrl() throws Exception {
    byte[] bytes = TestMedia.sample("id3.mp3");
    MediaItem stored = process.store().store(FileName.of("stored.mp3"), Content.of(bytes));
    Upload upload = create(bytes.length);
    PresignedUrl url = process.urls().part(upload, 1, HOUR);

    HttpResponse<byte[]> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(url.url())
                    .header("Content-Type", "audio/mpeg")
                    .PUT(BodyPublishers.ofByteArray(bytes))
                    .build(),
                BodyHandlers.ofByteArray());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(process.complete(upload.id()).checksum()).isEqualTo(stored.checksum());
  }

  @Test
  void noUrlCarriesAChecksum() {
    PresignedUrl url = process.urls().part(create(10), 1, HOUR);

    assertThat(url.url().toString().toLowerCase(Locale.ROOT))
        .doesNotContain("checksum", "crc32", "crc64")
        .contains("x-amz-signedheaders=host&");
  }

  @Test
  void aPartThatIsNotInThePlanHasNoUrl() {
    Upload upload = create(10);

    assertThatThrownBy(() -> process.urls().part(upload, 2, HOUR))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> process.urls().part(upload, 0, HOUR))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void whatAUrlSaysAndWhatIsSignedAreBoundedByTheCredentials() {
    Instant end = Instant.now().plusSeconds(600);
    CredentialsLife life = new CredentialsLife(Clock.systemUTC(), Optional.of(end));

    PresignedUrl url = process.urls(life).part(create(5), 1, HOUR);

    assertThat(url.expiresAt()).isBetween(end.minusSeconds(10), end);
    assertThat(seconds(url.url())).isBetween(590, 599);
  }

  private static Upload create(long sizeBytes) {
    return process
        .uploads()
        .create(new NewUpload(FileName.of("p.mp3"), MediaType.OCTET_STREAM, sizeBytes));
  }

  private static int seconds(URI url) {
    return Integer.parseInt(url.getRawQuery().replaceFirst(".*X-Amz-Expires=(\\d+).*", "$1"));
  }
}
