package dev.vivace.e2e.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.S3Clients;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.RealEvents;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The live stream that events are about. */
final class KnownLiveStream {
  private KnownLiveStream() {}

  /**
   * A new one, by its id: growing, with chunk 0, for the live function itself. For listeners it
   * lacks chunk 1, and the process that was to end it has died on its way: the listener has to.
   */
  static String of(FunctionClient live, String function, S3Coordinates at) {
    String id =
        live.send(RealEvents.json("live-post-live").getBytes(UTF_8)).json().get("id").asString();
    byte[] pcm = new byte[1_600];
    if (function.equals("LiveFunction")) {
      String again = RealEvents.json("live-put-chunk-again");
      String streamId = again.replaceFirst("(?s).*\"streamId\": \"([^\"]+)\".*", "$1");
      assertThat(live.send(again.replace(streamId, id).getBytes(UTF_8)).status()).isEqualTo(204);
    } else {
      send(live, id, 0, pcm);
      send(live, id, 2, pcm);
      beginEnd(id, at);
    }
    return id;
  }

  private static void send(FunctionClient live, String id, int number, byte[] pcm) {
    GatewayEvent event =
        GatewayEvent.of("PUT", "/live/{streamId}/chunks/{seq}")
            .withPathParameters(Map.of("streamId", id, "seq", Integer.toString(number)))
            .withBody(pcm);
    assertThat(live.send(event).status()).isEqualTo(204);
  }

  private static void beginEnd(String id, S3Coordinates at) {
    try (S3Client s3 = S3Clients.of(at)) {
      s3.putObject(
          put -> put.bucket(at.bucket()).key("live/" + id + "/end.json"),
          RequestBody.fromString("{\"reason\":\"ENDED\"}"));
    }
  }
}
