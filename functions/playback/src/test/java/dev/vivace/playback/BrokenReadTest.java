package dev.vivace.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.Fault;
import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A data URL whose bytes do not all come. */
class BrokenReadTest {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  @Test
  void isAnOutageOfTheStorage() throws Exception {
    String id = Requests.store(PROCESSES.startUpload(), "a.bin", new byte[100_000]);
    try (FaultyProxy proxy = FaultyProxy.before(PROCESSES.s3().coordinates().endpoint())) {
      proxy.fail(100, line -> line.startsWith("GET "), new Fault.AnswerCut(50_000));
      GatewayEvent event = Requests.item("GET", "/playback", id).withQuery("as", "data-uri");

      GatewayAnswer answer =
          PROCESSES
              .startPlayback(Map.of("AWS_ENDPOINT_URL_S3", proxy.endpoint().toString()))
              .send(event);

      assertThat(answer.outcome()).isEqualTo("503 storage-unavailable");
      assertThat(answer.header("Retry-After")).isPresent();
    }
  }
}
