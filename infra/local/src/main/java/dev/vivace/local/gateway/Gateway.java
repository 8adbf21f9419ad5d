package dev.vivace.local.gateway;

import dev.vivace.local.http.BodyReading;
import dev.vivace.local.http.LoopbackServer;
import dev.vivace.local.http.RequestBodies;
import dev.vivace.local.invocation.Event;
import dev.vivace.local.invocation.Invocation;
import dev.vivace.local.invocation.Invoker;
import dev.vivace.local.invocation.ResponseMode;
import dev.vivace.local.invocation.ResponsePipe;
import dev.vivace.local.memory.ByteBudget;
import dev.vivace.local.template.ResponseTransfer;
import dev.vivace.local.template.RestApi;
import dev.vivace.local.template.Route;
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
  private final Throttle throttle;
  private final RequestBodies bodies;
  private final LoopbackServer server;

  /**
   * A gateway without a port yet; see {@link #listen}.
   *
   * @param api routes and settings; it is {@link RestApi#unthrottled} or keeps to its limits
   * @param account what events say of the account
   * @param invoker calls the functions
   * @param limits quotas, and what clients may take of the machine
   * @param clock for {@code requestTime} and throttling
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
    this.throttle = new Throttle(api.throttles(), clock);
    this.bodies = new RequestBodies(limits.laptop().requests(), limits.laptop().pace());
    this.server = new LoopbackServer("gateway", limits.laptop().connections(), new Routes());
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
        throws InterruptedException {
      String requestId = UUID.randomUUID().toString();
      response.getHeaders().put("x-amzn-RequestId", requestId);
      ClientConnection client =
          new ClientConnection(request, response, callback, api.responses(), requestId);
      try {
        if (HeaderSize.of(request) > limits.headerBytes()) {
          client.error(GatewayError.HEADERS_TOO_LARGE);
          return true;
        }
        Optional<RouteTable.Match> match =
            routes.find(request.getMethod(), request.getHttpURI().getPath());
        if (match.isEmpty()) {
          client.error(GatewayError.MISSING_AUTHENTICATION_TOKEN);
        } else if (!throttle.admits(match.get().route())) {
          client.error(GatewayError.THROTTLED);
        } else {
          answer(request, client, match.get(), requestId);
        }
      } catch (IllegalArgumentException e) {
        client.error(GatewayError.BAD_REQUEST);
      } catch (IOException e) {
        client.cut("the client is gone");
      }
      return true;
    }
  }

  private void answer(
      Request request, ClientConnection client, RouteTable.Match match, String requestId)
      throws IOException, InterruptedException {
    ProxyEvent.Envelope envelope =
        new ProxyEvent.Envelope(match, requestId, traceId(), clock.instant());
    ProxyEvent.Draft draft = events.draft(request, envelope);
    int longest = Math.min(limits.requestBytes(), draft.longestBody(limits.eventBytes()));
    switch (bodies.read(client.content(), longest)) {
      case BodyReading.Whole(byte[] body, ByteBudget.Share share) -> {
        byte[] event = draft.with(body);
        share.shrinkTo(event.length);
        invoke(envelope, new Event(event, share::close), client);
      }
      case BodyReading.TooLarge() -> client.error(GatewayError.REQUEST_TOO_LARGE);
      case BodyReading.TooSlow() -> client.error(GatewayError.REQUEST_TIMEOUT);
      case BodyReading.NoRoom() -> client.error(GatewayError.THROTTLED);
    }
  }

  private void invoke(ProxyEvent.Envelope envelope, Event event, ClientConnection client)
      throws InterruptedException {
    if (event.bytes().length > limits.eventBytes()) {
      event.letGo();
      client.error(GatewayError.REQUEST_TOO_LARGE);
      return;
    }
    Route route = envelope.match().route();
    boolean streamed = route.transfer() == ResponseTransfer.STREAMED;
    ResponseMode mode = streamed ? ResponseMode.STREAMED : ResponseMode.BUFFERED;
    ResponsePipe pipe =
        invoker.invoke(new Invocation(route.functionName(), event, mode, envelope.traceId()));
    if (streamed) {
      new StreamedAnswer(pipe, client, limits, route.timeout()).send();
    } else {
      Duration timeout = shorter(route.timeout(), limits.bufferedTimeout());
      new BufferedAnswer(pipe, client, limits.laptop(), timeout).send();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private String traceId() {
    byte[] random = new byte[20];
    ThreadLocalRandom.current().nextBytes(random);
    HexFormat hex = HexFormat.of();
    return "Root=1-%s-%s;Parent=%s;Sampled=0"
        .formatted(
            hex.toHexDigits((int) clock.instant().getEpochSecond()),
            hex.formatHex(random, 0, 12),
            hex.formatHex(random, 12, 20));
  }
}
