package dev.vivace.e2e.camera;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Offers that are broken in every way, on the running stack. */
@Tag("long")
@Timeout(300)
class HostileOffersTest {
  private static final String SDP = "application/sdp";
  private static final Path OFFER =
      Product.ROOT.resolve("infra/package/src/main/resources/dev/vivace/packaging/offer.sdp");

  /** Whatever is broken in an offer, it is answered by 201 or a 4xx, and peers go on. */
  @Test
  void survivesBrokenOffers(@TempDir Path folder) throws Exception {
    byte[] offer = Files.readAllBytes(OFFER);
    Random random = new Random(3);
    try (Product product = Product.start(folder)) {
      List<Long> before = pids(product);
      for (int i = 0; i < 60; i++) {
        HttpResponse<byte[]> answer = post(product, broken(offer, random));
        assertThat(answer.statusCode()).isIn(201, 400, 413, 422);
        Optional<String> session = answer.headers().firstValue("Location");
        if (session.isPresent()) {
          Http.delete(URI.create(session.get()));
        }
      }

      assertThat(post(product, offer).statusCode()).isEqualTo(201);
      assertThat(pids(product)).containsAll(before);
    }
  }

  private static List<Long> pids(Product product) {
    return product.processes("PeerFunction").stream().map(ProcessHandle::pid).toList();
  }

  /** A line is missing, doubled, or has other characters. */
  private static byte[] broken(byte[] offer, Random random) {
    List<String> lines = new ArrayList<>(new String(offer, UTF_8).lines().toList());
    int line = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(line);
      case 1 -> lines.add(line, lines.get(random.nextInt(lines.size())));
      case 2 -> lines.set(line, lines.get(line).replaceAll("[0-9]", "9"));
      default -> lines.set(line, lines.get(line) + "x".repeat(random.nextInt(1_000)));
    }
    return (String.join("\r\n", lines) + "\r\n").getBytes(UTF_8);
  }

  private static HttpResponse<byte[]> post(Product product, byte[] offer) throws Exception {
    return Http.post(product.url("/realtime/edges"), offer, "Content-Type", SDP);
  }
}
