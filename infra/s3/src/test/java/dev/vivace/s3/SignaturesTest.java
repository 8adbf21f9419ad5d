package dev.vivace.s3;

import static dev.vivace.s3.Clients.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class SignaturesTest {
  private static final String KEY = "media/a/original";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path folder;
  static EmbeddedS3 server;
  static S3Client s3;
  static S3Presigner presigner;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedS3.start(Clients.config(folder));
    s3 = Clients.client(server.endpoint());
    presigner = Clients.presigner(server.endpoint());
    s3.putObject(put -> put.bucket(BUCKET).key(KEY), RequestBody.fromString("0123456789"));
  }

  @AfterAll
  static void stop() throws IOException {
    s3.close();
    presigner.close();
    server.close();
  }

  @Test
  void aPresignedUrlReadsTheObject() throws Exception {
    assertThat(get(presigned()).body()).isEqualTo("0123456789");
  }

  @Test
  void rangeIsUnsignedAndWorks() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(presigned()).header("Range", "bytes=2-4").build();

    HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(206);
    assertThat(response.body()).isEqualTo("234");
    assertThat(response.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
  }

  @Test
  void aTamperedSignatureIsRefused() throws Exception {
    String url = presigned().toString();
    char last = url.charAt(url.length() - 1);
    String tampered = url.substring(0, url.length() - 1) + (last == '0' ? '1' : '0');

    assertThat(get(URI.create(tampered)).statusCode()).isEqualTo(403);
  }

  @Test
  void aUrlForAnotherKeyIsRefused() throws Exception {
    URI other = URI.create(presigned().toString().replace("/a/", "/b/"));

    assertThat(get(other).statusCode()).isEqualTo(403);
  }

  @Test
  void aUrlIsGoodUntilItExpires() throws Exception {
    Instant twoMinutesAgo = Instant.now().minusSeconds(120);
    URI object = server.endpoint().resolve("/" + BUCKET + "/" + KEY);

    assertThat(get(Clients.presignedAt(twoMinutesAgo, Duration.ofMinutes(5), object)).statusCode())
        .isEqualTo(200);
    assertThat(get(Clients.presignedAt(twoMinutesAgo, Duration.ofMinutes(1), object)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aUrlForAnotherHostIsRefused() throws Exception {
    URI other = URI.create(presigned().toString().replace("127.0.0.1", "localhost"));

    assertThat(get(other).statusCode()).isEqualTo(403);
  }

  @Test
  void aUrlForGetServesNeitherHeadNorPutNorDelete() throws Exception {
    for (String method : new String[] {"HEAD", "PUT", "DELETE"}) {
      HttpRequest request =
          HttpRequest.newBuilder(presigned()).method(method, BodyPublishers.noBody()).build();

      assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode())
          .as(method)
          .isEqualTo(403);
    }
  }

  @Test
  void anUnsignedRequestIsRefused() throws Exception {
    URI plain = server.endpoint().resolve("/" + BUCKET + "/" + KEY);

    assertThat(get(plain).statusCode()).isEqualTo(403);
  }

  @Test
  void anotherSecretIsRefused() {
    try (S3Client stranger = Clients.client(server.endpoint(), "guessed")) {
      assertThatThrownBy(() -> stranger.headObject(head -> head.bucket(BUCKET).key(KEY)))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }
  }

  private static URI presigned() {
    return URI.create(
        presigner
            .presignGetObject(sign ->
                sign.signatureDuration(Duration.ofMinutes(5))
                    .getObjectRequest(get -> get.bucket(BUCKET).key(KEY)))
            .url()
            .toString());
  }

  private static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
  }
}
