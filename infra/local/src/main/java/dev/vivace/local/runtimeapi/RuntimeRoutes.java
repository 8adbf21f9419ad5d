package dev.vivace.local.runtimeapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vivace.local.http.BodyReading;
import dev.vivace.local.http.BodyWriter;
import dev.vivace.local.http.RequestBodies;
import dev.vivace.local.http.RequestContent;
import dev.vivace.local.invocation.Event;
import dev.vivace.local.invocation.Failure;
import dev.vivace.local.memory.ByteBudget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The routes of the Runtime API for one process. */
final class RuntimeRoutes {
  static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";
  static final String ERROR_BODY = "Lambda-Runtime-Function-Error-Body";
  static final String RESPONSE_MODE = "Lambda-Runtime-Function-Response-Mode";

  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final Pattern ANSWER = Pattern.compile("invocation/([^/]+)/(response|error)");
  private static final int ERROR_BYTES = 6 << 20;

  /** A runtime that does not take its event is ended by the function's time limit before. */
  private static final Duration LONGEST = Duration.ofMinutes(16);

  private final RuntimeSession session;
  private final RequestBodies bodies;

  RuntimeRoutes(RuntimeSession session, RequestBodies bodies) {
    this.session = session;
    this.bodies = bodies;
  }

  boolean handle(Request request, Response response, Callback callback)
      throws IOException, InterruptedException {
    String path = Request.getPathInContext(request);
    if (!path.startsWith(PREFIX)) {
      return false;
    }
    String route = request.getMethod() + " " + path.substring(PREFIX.length());
    switch (route) {
      case "GET invocation/next" -> next(new Exchange(request, response, callback));
      case "POST init/error" -> initError(request, response, callback);
      default -> {
        Matcher answer = ANSWER.matcher(path.substring(PREFIX.length()));
        if (!request.getMethod().equals("POST") || !answer.matches()) {
          return false;
        }
        answer(answer.group(1), answer.group(2), new Exchange(request, response, callback));
      }
    }
    return true;
  }

  private void next(Exchange exchange) throws InterruptedException {
    Response response = exchange.response();
    Callback callback = exchange.callback();
    switch (session.poll()) {
      case RuntimeSession.Poll.Busy() -> RuntimeReply.INVALID_STATE.send(response, callback);
      case RuntimeSession.Poll.Gone() -> {
        // Not by failing the callback alone: Jetty would answer that with a status.
        exchange.request().getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(new EofException("no more events for this process"));
      }
      case RuntimeSession.Poll.Event(RunningInvocation running) -> {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("Lambda-Runtime-Aws-Request-Id", running.requestId());
        headers.put("Lambda-Runtime-Deadline-Ms", running.deadline().toEpochMilli());
        headers.put("Lambda-Runtime-Invoked-Function-Arn", running.functionArn());
        headers.put("Lambda-Runtime-Trace-Id", running.invocation().traceId());
        headers.put(HttpHeader.CONTENT_TYPE, "application/json");
        headers.put(HttpHeader.CONTENT_LENGTH, running.invocation().event().bytes().length);
        handOver(running, response, callback);
      }
    }
  }

  /** An event that could not be delivered fails its invocation at once instead of by time-out. */
  private static void handOver(RunningInvocation running, Response response, Callback callback)
      throws InterruptedException {
    Event event = running.invocation().event();
    try {
      new BodyWriter(response).write(event.bytes(), LONGEST);
      event.letGo();
      response.write(true, ByteBuffer.allocate(0), callback);
    } catch (IOException | TimeoutException e) {
      running
          .response()
          .fail(
              Failure.of(
                  Failure.Kind.RUNTIME_EXIT,
                  "Runtime.ExitError",
                  "The runtime's connection was lost"));
      callback.failed(new EofException(e));
    }
  }

  private void answer(String requestId, String what, Exchange exchange)
      throws IOException, InterruptedException {
    String mode = exchange.request().getHeaders().get(RESPONSE_MODE);
    if (what.equals("response") && mode != null && !mode.equals("streaming")) {
      RuntimeReply.INVALID_MODE.send(exchange.response(), exchange.callback());
      return;
    }
    Optional<RunningInvocation> running = session.claim(requestId);
    if (running.isEmpty()) {
      RuntimeReply.INVALID_REQUEST_ID.send(exchange.response(), exchange.callback());
    } else if (what.equals("error")) {
      Failure failure = reportedFailure(exchange.request());
      running.get().response().fail(failure);
      RuntimeReply.ACCEPTED.send(exchange.response(), exchange.callback());
    } else {
      new ResponseReceiver(running.get())
          .receive(exchange.request())
          .send(exchange.response(), exchange.callback());
    }
  }

  private void initError(Request request, Response response, Callback callback)
      throws IOException, InterruptedException {
    session.lose(reportedFailure(request));
    RuntimeReply.ACCEPTED.send(response, callback);
  }

  private Failure reportedFailure(Request request) throws IOException, InterruptedException {
    String errorType =
        Optional.ofNullable(request.getHeaders().get(ERROR_TYPE)).orElse("Runtime.Unknown");
    return new Failure(Failure.Kind.FUNCTION_ERROR, errorType, errorBody(request));
  }

  private String errorBody(Request request) throws IOException, InterruptedException {
    if (bodies.read(new RequestContent(request), ERROR_BYTES)
        instanceof BodyReading.Whole(byte[] bytes, ByteBudget.Share share)) {
      try (share) {
        String body = new String(bytes, UTF_8);
        return body.isBlank() ? "{}" : body;
      }
    }
    return "{}";
  }

  private record Exchange(Request request, Response response, Callback callback) {}
}
