package dev.vivace.e2e.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session more than there are peers. A peer is held for a whole session, so one is enough to show
 * what the seventeenth session meets on a laptop, or the one after the account's concurrency.
 */
@Timeout(120)
class FullStackTest {
  private static final Path OFFER =
      Product.ROOT.resolve("infra/package/src/main/resources/dev/vivace/packaging/offer.sdp");

  @Test
  void aSessionTooManyIsToldWhenToComeAgainAndGetsInLater(@TempDir Path data) throws Exception {
    try (Product product = Product.startSmall(data, 1)) {
      HttpResponse<byte[]> first = offer(product);
      assertThat(first.statusCode()).isEqualTo(201);

      HttpResponse<byte[]> tooMany = offer(product);

      assertThat(tooMany.statusCode()).isEqualTo(503);
      assertThat(Http.json(tooMany).get("type").asString()).endsWith(":no-peer");
      assertThat(tooMany.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
      assertThat(tooMany.headers().firstValue("Location")).isEmpty();
      URI session = URI.create(first.headers().firstValue("Location").orElseThrow());
      Http.delete(session);
      assertThat(offer(product).statusCode()).isEqualTo(201);
      assertThat(Http.json(Http.get(session)).get("reason").asString()).isEqualTo("stopped");
    }
  }

  private static HttpResponse<byte[]> offer(Product product) throws Exception {
    return Http.post(
        product.url("/realtime/pass"),
        Files.readAllBytes(OFFER),
        "Content-Type",
        "application/sdp");
  }
}
