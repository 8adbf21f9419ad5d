package dev.vivace.stream.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.lambda.runtime.LambdaRuntime;
import dev.vivace.lambda.runtime.RuntimeEnvironment;
import dev.vivace.stream.LiveProducer;
import dev.vivace.stream.Main;
import dev.vivace.stream.Pcm;
import dev.vivace.testkit.FakeRuntimeApi;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole function on the wire: a listener hears a chunk before the next one is generated. */
@Timeout(60)
class FirstLiveByteTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  @Test
  void encodedSoundIsOnTheWireBeforeTheSecondChunkIsSent() throws Exception {
    byte[] chunk = Pcm.f32le(Pcm.sine(24_000, 440, 0.1));
    try (LiveProducer producer = new LiveProducer(S3.coordinates());
        Main function = new Main(S3.coordinates().environment());
        FakeRuntimeApi api = new FakeRuntimeApi();
        LambdaRuntime runtime = runtime(api, function)) {
      Thread.ofPlatform().daemon().start(() -> runUntilClosed(runtime));
      String stream = producer.create(24_000, "f32le");
      producer.send(stream, 0, chunk);
      api.offer(listening(stream));

      FakeRuntimeApi.Post post = api.nextPost();
      String first = post.nextChunk();

      assertThat(producer.describe(stream).get("chunks").asInt()).isEqualTo(1);
      assertThat(first)
          .contains("\"statusCode\":200", "from=600>; rel=")
          .contains("\0".repeat(8) + "\u00ff\u00f3");
      producer.send(stream, 1, chunk);
      producer.end(stream);
      assertThat(post.rawBody()).endsWith("\n0\r\n\r\n");
    }
  }

  private static String listening(String stream) {
    byte[] event =
        GatewayEvent.of("GET", "/live/{streamId}/stream")
            .withPathParameter("streamId", stream)
            .withQuery("format", "mp3")
            .toJson();
    return new String(event, StandardCharsets.UTF_8);
  }

  private static LambdaRuntime runtime(FakeRuntimeApi api, Main function) {
    return new LambdaRuntime(
        RuntimeEnvironment.from(Map.of("AWS_LAMBDA_RUNTIME_API", api.authority())),
        function,
        Clock.systemUTC());
  }

  private static void runUntilClosed(LambdaRuntime runtime) {
    try {
      runtime.run();
    } catch (IOException gone) {
      // the test closes the Runtime API
    }
  }
}
