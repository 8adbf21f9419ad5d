package dev.vivace.e2e.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.machine.LocalPort;
import dev.vivace.testkit.machine.Machine;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Playback through CloudFront: the functions with a key that the commands of docs/cloudfront.md
 * made, and an edge that verifies with the public half of it.
 */
@Timeout(120)
class CloudFrontTest {
  private static final byte[] MP3 = MediaFixtures.bytes("speech.mp3");

  @TempDir private static Path folder;
  private static Edge edge;
  private static Product product;
  private static String id;

  @BeforeAll
  static void start() throws Exception {
    String key = folder.resolve("private.pem").toString();
    String publicKey = folder.resolve("public.pem").toString();
    Machine.here().output("openssl", List.of("genrsa", "-traditional", "-out", key, "2048"));
    Machine.here().output("openssl", List.of("rsa", "-in", key, "-pubout", "-out", publicKey));
    Edge.Origin origin = origin();
    edge = Edge.start(Files.readString(folder.resolve("public.pem")), origin);
    product = start("", origin);
    id =
        Http.json(Http.post(product.url("/media?filename=m%C3%BCsic.mp3"), MP3))
            .get("id")
            .asString();
  }

  private static Edge.Origin origin() throws Exception {
    int port = LocalPort.free();
    return new Edge.Origin(port, folder.resolve("data" + port));
  }

  private static Product start(String parameters, Edge.Origin origin) throws Exception {
    return Product.start(
        origin.data(),
        Map.of(
            "VIVACE_S3_PORT",
            Integer.toString(origin.port()),
            "VIVACE_CLOUDFRONT_KEY",
            folder.resolve("private.pem").toString(),
            "VIVACE_PARAMETERS",
            ("CloudFrontUrl=%s CloudFrontKeyId=%s CloudFrontKeySecretArn=%s PlaybackUrlTtlSeconds=60 "
                    + parameters)
                .formatted(
                    edge.url(),
                    "K2JCJMDEHXQW5F",
                    "arn:aws:secretsmanager:us-east-1:000000000000:secret:key-abcdef")));
  }

  @AfterAll
  static void stop() {
    product.close();
    edge.close();
  }

  @Test
  void anItemPlaysAndSeeks() throws Exception {
    JsonNode json = Http.json(Http.get(product.url("/media/" + id + "/playback")));
    URI url = URI.create(json.get("url").asString());

    assertThat(url.toString()).startsWith(edge.url() + "/media/" + id + "/original?");
    HttpResponse<byte[]> whole = Http.get(url);
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo(MP3);
    assertThat(whole.headers().firstValue("Content-Type")).contains("audio/mpeg");
    assertThat(Instant.parse(json.get("expiresAt").asString()))
        .isBetween(Instant.now(), Instant.now().plusSeconds(60));
    HttpResponse<byte[]> part = Http.get(url, "Range", "bytes=10-29");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(MP3, 10, 30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void aRedirectLeadsThere(String method) throws Exception {
    URI content = product.url("/media/" + id + "/content?disposition=attachment");

    HttpResponse<byte[]> redirect = send(method, content);
    HttpResponse<byte[]> answer =
        send(method, URI.create(redirect.headers().firstValue("Location").orElseThrow()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment;")
        .endsWith("filename*=UTF-8''m%C3%BCsic.mp3");
  }

  @Test
  void aUrlThatWasChangedIsRefused() throws Exception {
    String url =
        Http.json(Http.get(product.url("/media/" + id + "/playback"))).get("url").asString();

    for (String forged :
        List.of(
            url.replace("inline", "attachment"),
            url.replaceFirst("Expires=\\d", "Expires=9"),
            url.replace(id, "01JD0000000000000000000000"),
            url.replaceFirst("&Signature=[^&]*", ""),
            url.substring(0, url.indexOf('?')))) {
      assertThat(Http.get(URI.create(forged)).statusCode()).as(forged).isEqualTo(403);
    }
  }

  @Test
  void aRenditionOfTheStreamFunctionIsThereToo() throws Exception {
    URI stream = product.url("/media/" + id + "/stream?format=aac");
    byte[] encoded = Http.get(stream).body();

    HttpResponse<byte[]> redirect = Http.get(stream);

    URI url = URI.create(redirect.headers().firstValue("Location").orElseThrow());
    assertThat(url.toString()).startsWith(edge.url() + "/media/" + id + "/renditions/aac");
    assertThat(Http.get(url).body()).isEqualTo(encoded);
  }

  @Test
  void aNetworkBoundsUrlsByACustomPolicy() throws Exception {
    for (String network : List.of("127.0.0.0/8", "192.0.2.0/24")) {
      Edge.Origin origin = origin();
      edge.move(origin);
      try (Product bound = start("CloudFrontSourceIp=" + network, origin)) {
        String item = Http.json(Http.post(bound.url("/media"), MP3)).get("id").asString();
        URI url =
            URI.create(
                Http.json(Http.get(bound.url("/media/" + item + "/playback")))
                    .get("url")
                    .asString());

        assertThat(url.getRawQuery()).contains("&Policy=").doesNotContain("Expires=");
        assertThat(Http.get(url).statusCode()).isEqualTo(network.startsWith("127") ? 200 : 403);
      }
    }
  }

  @Test
  void noLogHoldsTheKeyOrASignature() throws Exception {
    String url =
        Http.json(Http.get(product.url("/media/" + id + "/playback"))).get("url").asString();

    assertThat(product.log())
        .contains("GET /media/{mediaId}/playback")
        .doesNotContain("PRIVATE KEY", "Signature", url);
  }

  private static HttpResponse<byte[]> send(String method, URI url) throws Exception {
    return Http.send(Http.request(url).method(method, BodyPublishers.noBody()).build());
  }
}
