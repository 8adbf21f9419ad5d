package dev.vivace.local.gateway;

import dev.vivace.local.invocation.Failure;
import dev.vivace.local.invocation.Invocation;
import dev.vivace.local.invocation.Invoker;
import dev.vivace.local.invocation.ResponsePipe;
import dev.vivace.local.runtimeapi.RunningInvocation;
import dev.vivace.local.runtimeapi.RuntimeApi;
import dev.vivace.local.runtimeapi.RuntimeSession;
import dev.vivace.local.template.RestApi;
import dev.vivace.local.template.Template;
import dev.vivace.local.template.TemplateContext;
import dev.vivace.local.wire.FakeRuntime;
import dev.vivace.local.wire.Wire;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A gateway whose one function is a {@link FakeRuntime} behind the real Runtime API. */
final class GatewayFixture implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-20T12:34:56.789Z");

  private static final String TEMPLATE =
      """
      Resources:
        Api:
          Type: AWS::Serverless::Api
          Properties:
            StageName: v1
            BinaryMediaTypes: ["*~1*"]
            GatewayResponses:
              DEFAULT_4XX:
                ResponseParameters: {Headers: {Access-Control-Allow-Origin: "'https://app.example'"}}
              DEFAULT_5XX:
                ResponseParameters: {Headers: {Access-Control-Allow-Origin: "'https://app.example'"}}
              INTEGRATION_FAILURE:
                StatusCode: 503
                ResponseParameters: {Headers: {Access-Control-Allow-Origin: "'*'", Retry-After: "'3'"}}
            MethodSettings:
              - {ResourcePath: "/*", HttpMethod: "*", ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2}
        Fn:
          Type: AWS::Serverless::Function
          Properties:
            Events:
              Get: {Type: Api, Properties: {Path: /buffered, Method: get}}
              Head: {Type: Api, Properties: {Path: /buffered, Method: head}}
              Post: {Type: Api, Properties: {Path: /buffered, Method: post}}
              Item: {Type: Api, Properties: {Path: "/items/{itemId}", Method: get}}
              Latest: {Type: Api, Properties: {Path: /items/latest, Method: get}}
              Greedy: {Type: Api, Properties: {Path: "/files/{proxy+}", Method: any}}
              Stream:
                Type: Api
                Properties: {Path: /stream, Method: get, ResponseTransferMode: RESPONSE_STREAM, TimeoutInMillis: 60000}
              StreamHead:
                Type: Api
                Properties: {Path: /stream, Method: head, ResponseTransferMode: RESPONSE_STREAM, TimeoutInMillis: 60000}
              ShortStream:
                Type: Api
                Properties: {Path: /short, Method: get, ResponseTransferMode: RESPONSE_STREAM, TimeoutInMillis: 2500}
      """;

  private final RuntimeApi runtimeApi = new RuntimeApi();
  private final RuntimeSession session = new RuntimeSession();
  private final RuntimeApi.Endpoint endpoint;
  private final Gateway gateway;
  private final AtomicReference<@Nullable ResponsePipe> lastResponse = new AtomicReference<>();
  private final AtomicInteger invocations = new AtomicInteger();
  private final AtomicReference<@Nullable Failure> refusal = new AtomicReference<>();
  final FakeRuntime runtime;
  final int port;

  private GatewayFixture(GatewayLimits limits, UnaryOperator<RestApi> adjusted) throws IOException {
    TemplateContext context = new TemplateContext("eu-central-1", "000000000000", Map.of());
    RestApi api = Template.parse("test.yaml", TEMPLATE, context).api();
    endpoint = runtimeApi.open(session);
    runtime = new FakeRuntime(endpoint.address());
    gateway =
        new Gateway(
            adjusted.apply(api),
            context,
            new OneRuntime(),
            limits,
            Clock.fixed(NOW, ZoneOffset.UTC));
    port = gateway.listen(0);
  }

  GatewayFixture(GatewayLimits limits) throws IOException {
    this(limits, RestApi::unthrottled);
  }

  /** A gateway that lets two requests through, and then none since its clock stands still. */
  static GatewayFixture throttled() throws IOException {
    return new GatewayFixture(GatewayLimits.aws(), UnaryOperator.identity());
  }

  static GatewayFixture start() throws IOException {
    return new GatewayFixture(GatewayLimits.aws());
  }

  Wire client() throws IOException {
    return new Wire(port);
  }

  /** The stream of the last invocation. */
  ResponsePipe response() {
    return Objects.requireNonNull(lastResponse.get());
  }

  int invocations() {
    return invocations.get();
  }

  /** Lets every further invocation fail before it reaches the runtime. */
  void refuseWith(Failure failure) {
    refusal.set(failure);
  }

  void loseRuntime() {
    session.lose(Failure.of(Failure.Kind.RUNTIME_EXIT, "Runtime.ExitError", "gone"));
    endpoint.close();
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    runtime.close();
    runtimeApi.close();
  }

  private final class OneRuntime implements Invoker {
    @Override
    public boolean knows(String functionName) {
      return functionName.equals("Fn");
    }

    @Override
    public ResponsePipe invoke(Invocation invocation) {
      Failure refused = refusal.get();
      if (refused != null) {
        invocation.event().letGo();
        return ResponsePipe.failed(refused);
      }
      ResponsePipe response = new ResponsePipe();
      lastResponse.set(response);
      try {
        session.awaitIdle(Duration.ofSeconds(10));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      int number = invocations.incrementAndGet();
      boolean _ =
          session.submit(
              new RunningInvocation(
                  "request-" + number,
                  "arn:aws:lambda:eu-central-1:000000000000:function:Fn",
                  NOW.plusSeconds(30),
                  invocation,
                  response));
      return response;
    }
  }
}
