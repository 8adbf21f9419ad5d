package dev.vivace.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.WebClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** S3 takes longer to put the parts together than API Gateway waits for a function. */
class LongCompletionTest {
  private static final byte[] MP3 = MediaFixtures.bytes("speech.mp3");
  private static final Duration GATEWAY_WAITS = Duration.ofSeconds(29);

  @RegisterExtension static final S3Server S3 = new S3Server();

  @Test
  @Tag("long")
  @Timeout(120)
  void isToBeAskedForAgainAndIsThereThen() throws Exception {
    try (FaultyProxy proxy = FaultyProxy.before(S3.coordinates().endpoint());
        Main function = new Main(S3.coordinates().at(proxy.endpoint()).environment());
        WebClient web = new WebClient()) {
      FunctionClient client = new FunctionClient(function);
      JsonNode upload = client.send(UploadFunctionFixture.announce("a.mp3", MP3.length)).json();
      web.put(URI.create(upload.at("/parts/0/url").asString()), MP3);
      CountDownLatch release = new CountDownLatch(1);
      proxy.fail(1, line -> line.startsWith("POST"), new Fault.Held(release));

      Instant asked = Instant.now();
      GatewayAnswer first = complete(client, upload);
      Duration took = Duration.between(asked, Instant.now());
      release.countDown();
      GatewayAnswer second = complete(client, upload);

      assertThat(took).isLessThan(GATEWAY_WAITS);
      assertThat(first.status()).isEqualTo(202);
      assertThat(first.header("Retry-After")).contains("1");
      assertThat(first.json().get("uploadId")).isEqualTo(upload.get("uploadId"));
      assertThat(first.json().get("received")).hasToString("[1]");
      assertThat(first.json().get("parts")).isEmpty();
      assertThat(second.status()).isEqualTo(201);
      assertThat(second.json().get("id")).isEqualTo(upload.get("mediaId"));
    }
  }

  private static GatewayAnswer complete(FunctionClient client, JsonNode upload) {
    return client.send(
        UploadFunctionFixture.upload("POST", "/complete", upload.get("uploadId").asString()));
  }
}
