package dev.vivace.local.runtimeapi;

import dev.vivace.local.http.JsonReply;
import dev.vivace.local.http.LoopbackServer;
import dev.vivace.local.http.RequestBodies;
import dev.vivace.local.invocation.Failure;
import dev.vivace.local.invocation.Invocation;
import dev.vivace.local.invocation.Invoker;
import dev.vivace.local.invocation.Outcome;
import dev.vivace.local.invocation.ResponseMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
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
  private final LoopbackServer server;
  private final ServerConnector connector;

  /** Starts on a free port. */
  public InvokeApi(Invoker invoker) throws IOException {
    this.invoker = invoker;
    this.server = new LoopbackServer("invoke-api", new Routes());
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
      var path = PATH.matcher(Request.getPathInContext(request));
      if (!request.getMethod().equals("POST") || !path.matches()) {
        return false;
      }
      // A name, or an ARN whose last part is the name.
      var name = path.group(1).substring(path.group(1).lastIndexOf(':') + 1);
      if (!invoker.knows(name)) {
        error(response, callback, 404, "ResourceNotFoundException");
        return true;
      }
      invoke(name, request, response, callback);
      return true;
    }
  }

  private void invoke(String name, Request request, Response response, Callback callback)
      throws IOException, InterruptedException {
    var type =
        Optional.ofNullable(request.getHeaders().get("X-Amz-Invocation-Type"))
            .orElse("RequestResponse");
    var event = RequestBodies.read(request, type.equals("Event") ? EVENT_BYTES : SYNCHRONOUS_BYTES);
    if (event.isEmpty()) {
      error(response, callback, 413, "RequestTooLargeException");
      return;
    }
    var traceId =
        Optional.ofNullable(request.getHeaders().get("X-Amzn-Trace-Id"))
            .orElse("Root=1-0-0;Sampled=0");
    var invocation = new Invocation(name, event.get(), ResponseMode.BUFFERED, traceId);
    switch (type) {
      case "RequestResponse" -> answer(invocation, response, callback);
      case "Event" -> {
        invoker.invoke(invocation).discard();
        empty(response, callback, 202);
      }
      case "DryRun" -> empty(response, callback, 204);
      default -> error(response, callback, 400, "InvalidParameterValueException");
    }
  }

  private void answer(Invocation invocation, Response response, Callback callback)
      throws InterruptedException {
    Outcome outcome;
    try {
      outcome = invoker.invoke(invocation).collect(LONGEST);
    } catch (TimeoutException e) {
      error(response, callback, 500, "ServiceException");
      return;
    }
    response.getHeaders().put("X-Amz-Executed-Version", "$LATEST");
    switch (outcome) {
      case Outcome.Payload(var bytes) -> {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
      }
      case Outcome.Failed(var failure) when failure.kind() == Failure.Kind.THROTTLED ->
          error(response, callback, 429, "TooManyRequestsException");
      case Outcome.Failed(var failure) -> {
        response.getHeaders().put("X-Amz-Function-Error", "Unhandled");
        JsonReply.send(response, callback, 200, failure.payload());
      }
    }
  }

  private static void empty(Response response, Callback callback, int status) {
    response.setStatus(status);
    response.write(true, ByteBuffer.allocate(0), callback);
  }

  private static void error(Response response, Callback callback, int status, String type) {
    response.getHeaders().put("X-Amzn-ErrorType", type);
    JsonReply.send(response, callback, status, "{\"Type\":\"User\",\"message\":\"" + type + "\"}");
  }
}
