package dev.vivace.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.RawPcmInput;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.lambda.gateway.ApiGatewayHandler;
import dev.vivace.lambda.gateway.Integration;
import dev.vivace.lambda.http.Cors;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.runtime.LambdaRuntime;
import dev.vivace.lambda.runtime.RuntimeEnvironment;
import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.SampleFormat;
import dev.vivace.stream.encoding.EncodedBody;
import dev.vivace.testkit.FakeRuntimeApi;
import dev.vivace.testkit.GatedPieces;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The runtime's end of the wire: encoded audio leaves while the producer still holds back. */
@Timeout(60)
class FirstByteTest {
  private static final PcmFormat PCM = new PcmFormat(24_000, 1, SampleFormat.F32LE);

  @Test
  void theFirstMp3ByteIsOnTheWireBeforeTheSecondPieceOfPcmIsRead() throws Exception {
    byte[] piece = Pcm.f32le(Pcm.sine(24_000, 440, 0.1));
    try (FakeRuntimeApi api = new FakeRuntimeApi();
        GatedPieces producer = new GatedPieces(piece, piece);
        LambdaRuntime runtime = runtime(api, producer)) {
      Thread.ofPlatform().daemon().start(() -> runUntilClosed(runtime));
      api.offer("{\"httpMethod\":\"GET\",\"resource\":\"/stream\"}");

      FakeRuntimeApi.Post post = api.nextPost();
      String first = post.nextChunk();

      assertThat(producer.piecesTaken()).isEqualTo(1);
      assertThat(first).contains("\"statusCode\":200").contains("\0".repeat(8) + "\u00ff\u00f3");
      producer.open();
      assertThat(post.rawBody()).endsWith("\n0\r\n\r\n");
    }
  }

  private static LambdaRuntime runtime(FakeRuntimeApi api, GatedPieces producer) {
    EncodedBody body =
        new EncodedBody(
            () -> new RawPcmInput(producer, PCM), EncodingSettings.of(EncodingFormat.MP3));
    return new LambdaRuntime(
        RuntimeEnvironment.from(Map.of("AWS_LAMBDA_RUNTIME_API", api.authority())),
        new ApiGatewayHandler(
            request -> HttpResponse.streamed(200, "audio/mpeg", body),
            Integration.STREAMED,
            Cors.parse("*")),
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
