package dev.vivace.e2e.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.proxies.ReverseProxy.HostMode;
import dev.vivace.e2e.proxies.ReverseProxy.Program;
import dev.vivace.testkit.MediaFixtures;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Answers from behind each proxy, with TLS and a path prefix. */
@Timeout(120)
@ParameterizedClass(name = "{0}, Host {1}")
@MethodSource("proxies")
public class ProxyTest {
  private static final String NAME = "Grüße 音楽.mp3";

  @TempDir private static Path folder;

  /**
   * The product behind a proxy is told its address: one product for each mode, and the proxies in
   * turn.
   */
  private static final Map<HostMode, ProxiedProduct> PRODUCTS = new EnumMap<>(HostMode.class);

  private static ProxiedProduct product;

  @Parameter(0)
  private Program program;

  @Parameter(1)
  private HostMode mode;

  public static Stream<Arguments> proxies() {
    return Stream.of(HostMode.values())
        .flatMap(mode -> Stream.of(Program.values()).map(program -> Arguments.of(program, mode)));
  }

  @BeforeParameterizedClassInvocation
  static void start(Program program, HostMode mode) throws Exception {
    Arrangement arrangement = Arrangement.of(program, mode);
    ProxiedProduct there = PRODUCTS.get(mode);
    product =
        there == null
            ? ProxiedProduct.start(arrangement, Files.createTempDirectory(folder, "product"))
            : there.behind(arrangement);
    PRODUCTS.put(mode, product);
  }

  @AfterAll
  static void stop() {
    PRODUCTS.values().forEach(ProxiedProduct::close);
  }

  @Test
  void aFileGoesUpAndComesBackAndNothingInsideIsNamed() throws Exception {
    byte[] mp3 = MediaFixtures.bytes("speech.mp3");
    JsonNode item = product.upload(NAME, mp3);
    JsonNode playback =
        product.json("/media/" + item.get("id").asString() + "/playback?disposition=attachment");
    URI url = URI.create(playback.get("url").asString());

    HttpResponse<byte[]> whole = product.get(url);
    HttpResponse<byte[]> part = product.get(url, "Range", "bytes=100-199");

    assertThat(url.toString()).startsWith(product.files());
    assertThat(item.get("contentUrl").asString()).startsWith(product.api());
    assertThat(whole.body()).isEqualTo(mp3);
    assertThat(whole.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment")
        .contains("filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%E9%9F%B3%E6%A5%BD.mp3");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(mp3, 100, 200));
    product.assertNothingInside(item.toString(), playback.toString(), whole.headers().toString());
  }

  @Test
  void contentRedirectsToWhereTheBrowserGets() throws Exception {
    JsonNode item = product.upload(NAME, MediaFixtures.bytes("speech.mp3"));

    HttpResponse<byte[]> redirect = product.get(URI.create(item.get("contentUrl").asString()));
    String location = redirect.headers().firstValue("Location").orElseThrow();

    assertThat(redirect.statusCode()).isEqualTo(302);
    assertThat(product.get(URI.create(location)).statusCode()).isEqualTo(200);
    product.assertNothingInside(location);
  }

  @Test
  void aFileGoesUpByPresignedUrls() throws Exception {
    byte[] wav = MediaFixtures.bytes("speech.wav");
    JsonNode upload =
        product.postJson(
            "/uploads",
            "{\"filename\":\"a.wav\",\"contentType\":\"audio/wav\",\"size\":" + wav.length + "}");
    URI part = URI.create(upload.get("parts").get(0).get("url").asString());

    assertThat(product.put(part, wav).statusCode()).isEqualTo(200);
    JsonNode item =
        product.postJson("/uploads/" + upload.get("uploadId").asString() + "/complete", "");

    assertThat(item.get("size").asInt()).isEqualTo(wav.length);
    product.assertNothingInside(upload.toString(), item.toString());
  }

  @Test
  void aLiveStreamIsHeardBeforeItsSecondChunk() throws Exception {
    JsonNode stream = product.postJson("/live", "{}");
    byte[] pcm = MediaFixtures.bytes(MediaFixtures.SPEECH_PCM);
    String chunks = stream.get("chunksUrl").asString();
    product.put(URI.create(chunks + "/0"), Arrays.copyOf(pcm, 24_000));
    try (InputStream mp3 =
        product.open(URI.create(stream.get("listenUrl").asString() + "?format=mp3"))) {
      assertThat(mp3.read()).isEqualTo(0xff);
      product.put(URI.create(chunks + "/1"), Arrays.copyOfRange(pcm, 24_000, 48_000));
      product.postJson("/live/" + stream.get("id").asString() + "/end", "");
      assertThat(mp3.readAllBytes().length).isGreaterThan(3_000);
    }
    product.assertNothingInside(stream.toString());
  }

  @Test
  void forgedFieldsPointNowhere() throws Exception {
    JsonNode item = product.upload(NAME, MediaFixtures.bytes("speech.mp3"));
    String path = "/media/" + item.get("id").asString();

    for (Map.Entry<String, String> forged :
        Map.of(
                "X-Forwarded-Host", "evil.example",
                "X-Forwarded-Prefix", "//evil.example",
                "X-Forwarded-Proto", "javascript",
                "Forwarded", "host=evil.example;proto=https",
                "X-Original-Host", "evil.example")
            .entrySet()) {
      String text =
          new String(
              product
                  .get(URI.create(product.api() + path), forged.getKey(), forged.getValue())
                  .body(),
              StandardCharsets.UTF_8);

      assertThat(text).contains(product.api() + path).doesNotContain("evil");
    }
  }
}
