package dev.vivace.e2e.streams;

import dev.vivace.audio.RawPcmInput;
import dev.vivace.audio.encode.Transcoder;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.lambda.gateway.ApiGatewayHandler;
import dev.vivace.lambda.gateway.Integration;
import dev.vivace.lambda.http.Cors;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.runtime.LambdaRuntime;
import dev.vivace.pcm.PcmFormat;
import dev.vivace.pcm.SampleFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A function in a process of its own that does what {@link StreamedFailureTest} asks of it. */
final class ScriptedFunction {
  private ScriptedFunction() {}

  public static void main(String[] arguments) {
    LambdaRuntime.main(
        System.getenv(),
        () ->
            new ApiGatewayHandler(ScriptedFunction::answer, Integration.STREAMED, Cors.parse("*")));
  }

  private static HttpResponse answer(HttpRequest request) {
    return switch (request.query().first("do").orElse("")) {
      case "fail" -> HttpResponse.streamed(200, "text/plain", ScriptedFunction::threeChunksAndFail);
      case "encode" ->
          HttpResponse.streamed(
              200,
              "audio/mpeg",
              out -> encode(Integer.parseInt(request.query().first("port").orElseThrow()), out));
      default -> HttpResponse.bytes(200, "text/plain", "fine".getBytes(StandardCharsets.UTF_8));
    };
  }

  private static void threeChunksAndFail(OutputStream out) throws IOException {
    for (int i = 1; i <= 3; i++) {
      out.write(("chunk" + i).getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
    throw new IOException("the source is gone");
  }

  /** Encodes PCM that comes over a socket, as slowly as the other end gives it. */
  private static void encode(int port, OutputStream out) throws IOException {
    PcmFormat format = new PcmFormat(24_000, 1, SampleFormat.F32LE);
    try (Socket producer = new Socket(InetAddress.getLoopbackAddress(), port);
        RawPcmInput input = new RawPcmInput(producer.getInputStream(), format)) {
      Transcoder.encode(input, EncodingSettings.of(EncodingFormat.MP3), out);
    }
  }
}
