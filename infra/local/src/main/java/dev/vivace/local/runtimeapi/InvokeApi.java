package dev.vivace.local.runtimeapi;

import dev.vivace.local.http.BodyReading;
import dev.vivace.local.http.ConnectionLimits;
import dev.vivace.local.http.EarlyReply;
import dev.vivace.local.http.JsonReply;
import dev.vivace.local.http.LoopbackServer;
import dev.vivace.local.http.RequestBodies;
import dev.vivace.local.http.RequestContent;
import dev.vivace.local.invocation.Event;
import dev.vivace.local.invocation.Failure;
import dev.vivace.local.invocation.Invocation;
import dev.vivace.local.invocation.Invoker;
import dev.vivace.local.invocation.Outcome;
import dev.vivace.local.invocation.ResponseMode;
import dev.vivace.local.memory.ByteBudget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Lambda's {@code Invoke}, for functions that call functions: {@code POST
 * /2015-03-31/functions/{name}/invocations} with {@code X-Amz-Invocation-Type} {@code
 * RequestResponse} (the default), {@code Event} or {@code DryRun}. Signatures are not checked: the
 * port is on the loopback interface.
 */
public final class InvokeApi implements AutoCloseable {
  private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
  private static final int SYNCHRONOUS_BYTES = 6 << 20;
  private static final int EVENT_BYTES = 1 << 20;
  private static final Duration LONGEST = Duration.ofMinutes(16);

  private final Invoker invoker;
  private final RequestBodies bodies = RequestBodies.standard();
  private final LoopbackServer server;
  private final ServerConnector connector;

  /** Starts on a free port. */
  public InvokeApi(Invoker invoker) throws IOException {
    this.invoker = invoker;
    this.server = new LoopbackServer("invoke-api", ConnectionLimits.ofRuntimes(), new Routes());
    this.connector = server.listen(0);
  }

  /** Value for {@code AWS_ENDPOINT_URL_LAMBDA}. */
  public String url() {
    return "http://" + LoopbackServer.ADDRESS + ":" + connector.getLocalPort();
  }

  @Override
  public void close() {
    server.close();
  }

  private final class Routes extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException, InterruptedException {
      Matcher path = PATH.matcher(Request.getPathInContext(request));
      if (!request.getMethod().equals("POST") || !path.matches()) {
        return false;
      }
      InvokeApi.Call call = new Call(request, new RequestContent(request), response, callback);
      // A name, or an ARN whose last part is the name.
      String name = path.group(1).substring(path.group(1).lastIndexOf(':') + 1);
      if (invoker.knows(name)) {
        invoke(name, call);
      } else {
        call.error(404, "ResourceNotFoundException");
      }
      return true;
    }
  }

  private void invoke(String name, Call call) throws IOException, InterruptedException {
    int limitBytes = call.type().equals("Event") ? EVENT_BYTES : SYNCHRONOUS_BYTES;
    switch (bodies.read(call.content(), limitBytes)) {
      case BodyReading.Whole(byte[] bytes, ByteBudget.Share share) -> {
        Event event = new Event(bytes, share::close);
        invoke(new Invocation(name, event, ResponseMode.BUFFERED, call.traceId()), call);
      }
      case BodyReading.TooLarge() -> call.error(413, "RequestTooLargeException");
      case BodyReading.TooSlow() -> call.error(408, "RequestTimeoutException");
      case BodyReading.NoRoom() -> call.throttled();
    }
  }

  private void invoke(Invocation invocation, Call call) throws InterruptedException {
    switch (call.type()) {
      case "RequestResponse" -> answer(invocation, call);
      case "Event" -> {
        invoker.invoke(invocation).discard();
        call.empty(202);
      }
      case "DryRun" -> {
        invocation.event().letGo();
        call.empty(204);
      }
      default -> {
        invocation.event().letGo();
        call.error(400, "InvalidParameterValueException");
      }
    }
  }

  private void answer(Invocation invocation, Call call) throws InterruptedException {
    Outcome outcome;
    try {
      outcome = invoker.invoke(invocation).collect(LONGEST);
    } catch (TimeoutException e) {
      call.error(500, "ServiceException");
      return;
    }
    call.header("X-Amz-Executed-Version", "$LATEST");
    switch (outcome) {
      case Outcome.Payload(byte[] bytes) -> call.payload(bytes);
      case Outcome.Failed(Failure failure) when failure.kind() == Failure.Kind.THROTTLED ->
          call.throttled();
      case Outcome.Failed(Failure failure) -> {
        call.header("X-Amz-Function-Error", "Unhandled");
        JsonReply.send(call.response(), call.callback(), 200, failure.payload());
      }
    }
  }

  /** One request and the ways to answer it. */
  private record Call(
      Request request, RequestContent content, Response response, Callback callback) {
    private static final String RETRY_AFTER_SECONDS = "1";

    String type() {
      return Optional.ofNullable(request.getHeaders().get("X-Amz-Invocation-Type"))
          .orElse("RequestResponse");
    }

    String traceId() {
      return Optional.ofNullable(request.getHeaders().get("X-Amzn-Trace-Id"))
          .orElse("Root=1-0-0;Sampled=0");
    }

    void header(String name, String value) {
      response.getHeaders().put(name, value);
    }

    void payload(byte[] bytes) {
      response.setStatus(200);
      header("Content-Type", "application/json");
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
      response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    void empty(int status) {
      response.setStatus(status);
      response.write(true, ByteBuffer.allocate(0), callback);
    }

    void throttled() throws InterruptedException {
      header("Retry-After", RETRY_AFTER_SECONDS);
      error(429, "TooManyRequestsException");
    }

    void error(int status, String type) throws InterruptedException {
      header("X-Amzn-ErrorType", type);
      EarlyReply.send(
          content, response, callback, status, "{\"Type\":\"User\",\"message\":\"" + type + "\"}");
    }
  }
}
