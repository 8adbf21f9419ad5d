package dev.vivace.local.gateway;

import dev.vivace.local.http.LoopbackServer;
import dev.vivace.local.http.RequestBodies;
import dev.vivace.local.invocation.Invocation;
import dev.vivace.local.invocation.Invoker;
import dev.vivace.local.invocation.ResponseMode;
import dev.vivace.local.template.ResponseTransfer;
import dev.vivace.local.template.RestApi;
import dev.vivace.local.template.TemplateContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The API's server on the loopback interface. Close it to free its port. */
public final class Gateway implements AutoCloseable {
  private final RestApi api;
  private final RouteTable routes;
  private final ProxyEvent events;
  private final Invoker invoker;
  private final GatewayLimits limits;
  private final Clock clock;
  private final LoopbackServer server = new LoopbackServer("gateway", new Routes());

  /**
   * A gateway without a port yet; see {@link #listen}.
   *
   * @param api routes and settings
   * @param account what events say of the account
   * @param invoker calls the functions
   * @param limits quotas
   * @param clock for {@code requestTime}
   */
  public Gateway(
      RestApi api, TemplateContext account, Invoker invoker, GatewayLimits limits, Clock clock) {
    this.api = api;
    this.routes = new RouteTable(api.routes());
    this.events =
        new ProxyEvent(account, api.stage(), new BinaryMediaTypes(api.binaryMediaTypes()));
    this.invoker = invoker;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Opens a port.
   *
   * @param port 0 for a free one
   * @return the port
   * @throws IOException the port is taken
   */
  public int listen(int port) throws IOException {
    return server.listen(port).getLocalPort();
  }

  @Override
  public void close() {
    server.close();
  }

  private final class Routes extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException, InterruptedException {
      var requestId = UUID.randomUUID().toString();
      response.getHeaders().put("x-amzn-RequestId", requestId);
      var client = new ClientConnection(request, response, callback, api);
      try {
        var match = routes.find(request.getMethod(), request.getHttpURI().getPath());
        if (match.isEmpty()) {
          client.error(GatewayError.MISSING_AUTHENTICATION_TOKEN);
        } else {
          answer(request, client, match.get(), requestId);
        }
      } catch (IllegalArgumentException e) {
        client.error(GatewayError.BAD_REQUEST);
      }
      return true;
    }
  }

  private void answer(
      Request request, ClientConnection client, RouteTable.Match match, String requestId)
      throws IOException, InterruptedException {
    var body = readBody(request);
    if (body.isEmpty()) {
      client.error(GatewayError.REQUEST_TOO_LARGE);
      return;
    }
    var traceId = traceId();
    var envelope = new ProxyEvent.Envelope(match, requestId, traceId, clock.instant());
    var event = events.write(request, body.get(), envelope);
    if (event.length > limits.eventBytes()) {
      client.error(GatewayError.REQUEST_TOO_LARGE);
      return;
    }
    var route = match.route();
    if (route.transfer() == ResponseTransfer.STREAMED) {
      var invocation = new Invocation(route.functionName(), event, ResponseMode.STREAMED, traceId);
      new StreamedAnswer(invoker.invoke(invocation), client, limits, route.timeout()).send();
    } else {
      var invocation = new Invocation(route.functionName(), event, ResponseMode.BUFFERED, traceId);
      new BufferedAnswer(
              invoker.invoke(invocation),
              client,
              shorter(route.timeout(), limits.bufferedTimeout()))
          .send();
    }
  }

  /**
   * A body that is announced as too large is not asked for: a client that waits for 100 Continue
   * need not send it.
   */
  private Optional<byte[]> readBody(Request request) throws IOException {
    boolean waits = request.getHeaders().contains("Expect");
    if (waits && request.getLength() > limits.requestBytes()) {
      return Optional.empty();
    }
    return RequestBodies.read(request, limits.requestBytes());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private String traceId() {
    var random = new byte[20];
    ThreadLocalRandom.current().nextBytes(random);
    var hex = HexFormat.of();
    return "Root=1-%s-%s;Parent=%s;Sampled=0"
        .formatted(
            hex.toHexDigits((int) clock.instant().getEpochSecond()),
            hex.formatHex(random, 0, 12),
            hex.formatHex(random, 12, 20));
  }
}
