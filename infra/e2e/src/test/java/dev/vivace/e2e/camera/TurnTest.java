package dev.vivace.e2e.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Video through coturn only, as behind a symmetric NAT, and servers that fail. */
@Isolated("measures times")
@Tag("browser")
@Timeout(180)
class TurnTest {
  private static final int PEERS = 2;

  private static final Path OFFER =
      Product.ROOT.resolve("infra/package/src/main/resources/dev/vivace/packaging/offer.sdp");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void relaysBothWays(String transport) throws Exception {
    try (TurnServer turn = TurnServer.start(folder);
        Product product = product(turn.parameters(transport), TurnServer.SECRET);
        CameraPage page = CameraPage.start(folder.resolve("profile"))) {
      page.open(product, "&filter=edges");

      page.start();

      assertThat(page.run("return (await camera.statistics()).candidatePair;"))
          .isEqualTo("relay/%s – relay/udp".formatted(transport));
      page.stop();
    }
  }

  @Test
  void saysSoIfTheSecretIsAnother() throws Exception {
    try (TurnServer turn = TurnServer.start(folder);
        Product product = product(turn.parameters("udp"), "another secret than coturn's")) {
      HttpResponse<byte[]> answer = offer(product);

      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(Http.json(answer).get("type").asString()).endsWith(":turn-refused");
      assertThat(Http.json(answer).get("detail").asString()).containsIgnoringCase("secret");
    }
  }

  @Test
  void answersWithinOneAndAHalfSecondsIfStunIsSilent() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Product product =
            product("StunUrls=stun:127.0.0.1:" + silent.getLocalPort(), TurnServer.SECRET)) {
      for (int peer = 0; peer < PEERS; peer++) {
        end(offer(product)); // of a peer that was cold
      }
      long begun = System.nanoTime();

      HttpResponse<byte[]> answer = offer(product);

      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1_500));
    }
  }

  @Test
  void isAProblemWhereNobodyRelays() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Product product =
            product(
                "IceRelayOnly=true TurnUrls=turn:127.0.0.1:%d TurnSecretArn=%s"
                    .formatted(
                        silent.getLocalPort(), "arn:aws:secretsmanager:a:1:secret:turn-abcdef"),
                TurnServer.SECRET)) {
      HttpResponse<byte[]> answer = offer(product);

      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(Http.json(answer).get("type").asString()).endsWith(":turn-unreachable");
    }
  }

  private Product product(String parameters, String secret) throws Exception {
    return Product.start(
        folder.resolve("data"),
        Map.of(
            "VIVACE_PROCESSES",
            Integer.toString(PEERS),
            "VIVACE_PARAMETERS",
            parameters,
            "VIVACE_TURN_SECRET",
            secret));
  }

  /** Ends a session, and returns when its peer has said so. */
  private static void end(HttpResponse<byte[]> created) throws Exception {
    URI session = created.uri().resolve(created.headers().firstValue("Location").orElseThrow());
    Http.delete(session);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Http.json(Http.get(session)).get("state").asString().equals("ended"));
  }

  private static HttpResponse<byte[]> offer(Product product) throws Exception {
    return Http.post(
        product.url("/realtime/edges"),
        Files.readAllBytes(OFFER),
        "Content-Type",
        "application/sdp");
  }
}
