package dev.vivace.local.runtimeapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vivace.local.invocation.Failure;
import dev.vivace.local.invocation.ResponseMode;
import dev.vivace.local.invocation.ResponsePipe;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.BufferUtil;

/**
 * Passes the body of {@code POST …/response} on, chunk by chunk, and says at its end how it ended.
 */
final class ResponseReceiver {
  /** Six megabytes and the hundred bytes that Lambda adds to them. */
  private static final long BUFFERED_BYTES = (6L << 20) + 100;

  private static final long STREAMED_BYTES = 200L << 20;

  private final ResponsePipe response;
  private final long limitBytes;
  private long receivedBytes;
  private boolean tooLarge;

  ResponseReceiver(RunningInvocation running) {
    response = running.response();
    limitBytes =
        running.invocation().mode() == ResponseMode.BUFFERED ? BUFFERED_BYTES : STREAMED_BYTES;
  }

  /** Reads to the end of the request; the reply is what the runtime is to be told. */
  RuntimeReply receive(Request request) throws IOException, InterruptedException {
    response.announce(request.getLength() < 0 ? limitBytes : request.getLength());
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        awaitContent(request);
      } else if (Content.Chunk.isFailure(chunk, true)) {
        response.fail(
            Failure.of(
                Failure.Kind.RUNTIME_EXIT,
                "Runtime.TruncatedResponse",
                "The connection was lost before the response was complete"));
        return RuntimeReply.TRUNCATED;
      } else if (chunk instanceof Trailers trailers) {
        return end(trailers.getTrailers());
      } else {
        pass(chunk);
        if (chunk.isLast()) {
          return end(HttpFields.EMPTY);
        }
      }
    }
  }

  private static void awaitContent(Request request) throws IOException {
    try (Blocker.Runnable content = Blocker.runnable()) {
      request.demand(content);
      content.block();
    }
  }

  private void pass(Content.Chunk chunk) throws InterruptedException {
    byte[] bytes = BufferUtil.toArray(chunk.getByteBuffer());
    chunk.release();
    receivedBytes += bytes.length;
    if (receivedBytes > limitBytes && !tooLarge) {
      tooLarge = true;
      response.fail(
          Failure.of(
              Failure.Kind.RESPONSE_TOO_LARGE,
              "Function.ResponseSizeTooLarge",
              "Response payload size exceeded maximum allowed payload size ("
                  + limitBytes
                  + " bytes)."));
    }
    // After a failure the rest is read and dropped, so that the runtime can read its answer.
    response.write(bytes);
  }

  private RuntimeReply end(HttpFields trailers) {
    if (tooLarge) {
      return RuntimeReply.TOO_LARGE;
    }
    String errorType = trailers.get(RuntimeRoutes.ERROR_TYPE);
    if (errorType == null) {
      response.complete();
    } else {
      Optional<String> body = Optional.ofNullable(trailers.get(RuntimeRoutes.ERROR_BODY));
      response.fail(
          new Failure(Failure.Kind.FUNCTION_ERROR, errorType, body.map(this::decode).orElse("{}")));
    }
    return RuntimeReply.ACCEPTED;
  }

  private String decode(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), UTF_8);
    } catch (IllegalArgumentException e) {
      return "{\"errorMessage\":\"the error body was not base64\"}";
    }
  }
}
