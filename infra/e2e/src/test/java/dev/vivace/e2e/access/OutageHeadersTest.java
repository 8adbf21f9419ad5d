package dev.vivace.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.s3.access.AccessKeyFile;
import dev.vivace.testkit.machine.LocalPort;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The header fields of what every function answers while its S3 is away. */
@Timeout(120)
class OutageHeadersTest {
  @TempDir private static Path folder;
  private static @Nullable Product product;

  @BeforeAll
  static void start() throws Exception {
    Path data = folder.resolve("owner");
    String port = Integer.toString(LocalPort.free());
    try (Product owner = Product.start(data, Map.of("VIVACE_S3_PORT", port))) {
      assertThat(Http.get(owner.url("/media")).statusCode()).isEqualTo(200);
      product =
          Product.start(
              folder.resolve("data"),
              Map.of(
                  "VIVACE_S3",
                  "http://127.0.0.1:" + port,
                  "VIVACE_S3_KEY",
                  data.resolve(AccessKeyFile.NAME).toString()));
    }
  }

  @AfterAll
  static void stop() {
    if (product != null) {
      product.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /media",
    "POST, /uploads",
    "HEAD, /media",
    "GET, /media/01JD0000000000000000000000",
    "GET, /media/01JD0000000000000000000000/embed",
    "DELETE, /media/01JD0000000000000000000000",
    "GET, /media/01JD0000000000000000000000/stream",
    "GET, /live/01JD0000000000000000000000/stream?format=mp3",
    "PUT, /live/01JD0000000000000000000000/chunks/0",
    "POST, /live"
  })
  void anOutageIsAProblemThatPassesAndNobodyKeeps(String method, String path) throws Exception {
    byte[] body = (path.equals("/live") ? "{}" : "{\"filename\":\"a.mp3\",\"size\":1}").getBytes();

    HttpResponse<byte[]> answer =
        Http.send(
            Http.request(product.url(path))
                .method(method, BodyPublishers.ofByteArray(body))
                .build());

    assertThat(answer.statusCode()).isEqualTo(503);
    Protection.assertOn(answer);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }
}
