package dev.vivace.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.vivace.e2e.proxies.Arrangement;
import dev.vivace.e2e.proxies.ProxiedProduct;
import dev.vivace.e2e.stack.Samples;
import dev.vivace.testkit.machine.LocalPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The apps of the guide for Flask and FastAPI, two replicas each, behind the guide's nginx. */
@Timeout(120)
class SpeechAppsTest {
  private static final int RATE = 24_000;
  private static final int WAV_HEADER_BYTES = 56;

  /** Of 128 kbit/s at that rate. */
  private static final int INFO_FRAME_BYTES = 384;

  private static final byte[] VOICE = new byte[RATE * 3];

  static {
    for (int i = 0; i < VOICE.length; i++) {
      VOICE[i] = (byte) (i * 7);
    }
  }

  @TempDir private static Path folder;

  private static List<Integer> ports;
  private static HttpServer openAi;
  private static ProxiedProduct product;

  @BeforeAll
  static void start() throws Exception {
    ports = List.of(LocalPort.free(), LocalPort.free());
    openAi = openAi();
    product = ProxiedProduct.start(Arrangement.withApps("nginx-apps.conf", ports), folder);
  }

  @AfterAll
  static void stop() {
    openAi.stop(0);
    product.close();
  }

  @ParameterizedTest
  @EnumSource
  void speechIsHeardAsMp3AndKept(SpeechApp.Framework framework) throws Exception {
    try (SpeechApp one = SpeechApp.start(framework, ports.get(0), product, url(openAi));
        SpeechApp two = SpeechApp.start(framework, ports.get(1), product, url(openAi))) {
      for (SpeechApp expected : List.of(one, two)) {
        assertThat(Samples.floats(keptOfHeard("speak?text=ab")))
            .as("by the replica at %d or the other", expected.port())
            .hasSameSizeAs(tones("ab"))
            .satisfies(heard ->
                assertThat(Samples.mostDifference(heard, tones("ab"))).isLessThanOrEqualTo(1e-6));
      }
      assertThat(one.requests() + two.requests()).isEqualTo(2);
      assertThat(one.requests()).isEqualTo(1);

      assertThat(keptOfHeard("voice?text=Hello")).isEqualTo(VOICE);
    }
  }

  /** Hears what the app answers, and gives the PCM of the item that it has become. */
  private static byte[] keptOfHeard(String path) throws Exception {
    HttpResponse<byte[]> redirect = product.get(URI.create(product.app() + path));
    assertThat(redirect.statusCode()).isEqualTo(302);
    String location = redirect.headers().firstValue("Location").orElseThrow();
    product.assertNothingInside(location);
    HttpResponse<byte[]> mp3 = product.get(URI.create(location));

    assertThat(mp3.headers().firstValue("Content-Type")).contains("audio/mpeg");
    String state = location.replace(product.api(), "").replaceFirst("/stream.*", "");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> product.json(state).path("mediaId").isString());
    String item = "/media/" + product.json(state).get("mediaId").asString();
    assertThat(mp3.body()).isEqualTo(mp3OfKept(item));
    JsonNode playback = product.json(item + "/playback");
    byte[] wav = product.get(URI.create(playback.get("url").asString())).body();
    return Arrays.copyOfRange(wav, WAV_HEADER_BYTES, wav.length);
  }

  /** Without the frame that tells its length, which who listened to the live stream did not get. */
  private static byte[] mp3OfKept(String item) throws Exception {
    byte[] mp3 = product.get(URI.create(product.api() + item + "/stream?format=mp3")).body();
    return Arrays.copyOfRange(mp3, INFO_FRAME_BYTES, mp3.length);
  }

  private static float[] tones(String text) {
    int letterFrames = RATE / 4;
    float[] samples = new float[text.length() * letterFrames];
    for (int i = 0; i < samples.length; i++) {
      int hertz = 200 + 8 * (text.charAt(i / letterFrames) % 64);
      double seconds = (double) (i % letterFrames) / RATE;
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * seconds));
    }
    return samples;
  }

  /** As much of OpenAI's speech API as the apps call. */
  private static HttpServer openAi() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/audio/speech",
        exchange -> {
          String wish =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean right =
              wish.contains("\"response_format\": \"pcm\"")
                  && "Bearer key".equals(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(right ? 200 : 400, 0);
          exchange.getResponseBody().write(VOICE);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }
}
