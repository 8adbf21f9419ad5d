package dev.vivace.local.runtimeapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.local.invocation.Failure;
import dev.vivace.local.invocation.Invocation;
import dev.vivace.local.invocation.Invoker;
import dev.vivace.local.invocation.ResponsePipe;
import dev.vivace.local.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvokeApiTest {
  private static final String PATH = "/2015-03-31/functions/Fn/invocations";

  private final BlockingQueue<Invocation> invocations = new LinkedBlockingQueue<>();
  private final ResponsePipe response = new ResponsePipe();
  private InvokeApi api;
  private Wire client;

  @BeforeEach
  void start() throws IOException {
    api =
        new InvokeApi(
            new Invoker() {
              @Override
              public boolean knows(String functionName) {
                return functionName.equals("Fn");
              }

              @Override
              public ResponsePipe invoke(Invocation invocation) {
                invocations.add(invocation);
                return response;
              }
            });
    client = new Wire(URI.create(api.url()).getPort());
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    api.close();
  }

  @Test
  void eventThatIsAnnouncedAsTooLargeIsRefusedBeforeItIsSent() throws Exception {
    client.request("POST", PATH, "Content-Length: " + ((6 << 20) + 1));

    assertThat(client.head().status()).isEqualTo(413);
    assertThat(invocations).isEmpty();
  }

  @Test
  void throttledFunctionSaysWhenToTryAgain() throws Exception {
    response.fail(Failure.of(Failure.Kind.THROTTLED, "TooManyRequestsException", "no"));

    client.post(PATH, "{}".getBytes(UTF_8));

    Wire.Head head = client.head();
    assertThat(head.status()).isEqualTo(429);
    assertThat(head.value("Retry-After")).isEqualTo("1");
  }

  @Test
  void requestResponseAnswersWithThePayload() throws Exception {
    response.write("{\"a\":1}".getBytes(UTF_8));
    response.complete();

    client.post(PATH, "{\"in\":1}".getBytes(UTF_8));

    Wire.Head head = client.head();
    assertThat(head.status()).isEqualTo(200);
    assertThat(client.body(head)).isEqualTo("{\"a\":1}");
    assertThat(new String(invocations.take().event().bytes(), UTF_8)).isEqualTo("{\"in\":1}");
  }

  @Test
  void functionErrorIsA200WithItsHeader() throws Exception {
    response.fail(new Failure(Failure.Kind.FUNCTION_ERROR, "E", "{\"errorType\":\"E\"}"));

    client.post(PATH, new byte[0]);

    Wire.Head head = client.head();
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.value("X-Amz-Function-Error")).isEqualTo("Unhandled");
    assertThat(client.body(head)).isEqualTo("{\"errorType\":\"E\"}");
  }

  @Test
  void throttledIs429() throws Exception {
    response.fail(Failure.of(Failure.Kind.THROTTLED, "TooManyRequestsException", "Rate Exceeded."));

    client.post(PATH, new byte[0]);

    assertThat(client.head().status()).isEqualTo(429);
  }

  @Test
  void eventIsAcceptedBeforeTheFunctionHasFinished() throws Exception {
    client.post(PATH, new byte[0], "X-Amz-Invocation-Type: Event");

    assertThat(client.head().status()).isEqualTo(202);
    assertThat(response.hasEnded()).isFalse();
  }

  @Test
  void dryRunCallsNothing() throws Exception {
    client.post(PATH, new byte[0], "X-Amz-Invocation-Type: DryRun");

    assertThat(client.head().status()).isEqualTo(204);
    assertThat(invocations).isEmpty();
  }

  @Test
  void unknownFunctionIs404() throws Exception {
    client.post(PATH.replace("Fn", "Other"), new byte[0]);

    Wire.Head head = client.head();
    assertThat(head.status()).isEqualTo(404);
    assertThat(head.value("X-Amzn-ErrorType")).isEqualTo("ResourceNotFoundException");
  }

  @Test
  void functionMayBeNamedByItsArn() throws Exception {
    response.complete();

    client.post(
        PATH.replace("Fn", "arn:aws:lambda:us-east-1:000000000000:function:Fn"), new byte[0]);

    assertThat(client.head().status()).isEqualTo(200);
  }

  @Test
  void unknownInvocationTypeIs400() throws Exception {
    client.post(PATH, new byte[0], "X-Amz-Invocation-Type: Sometimes");

    assertThat(client.head().status()).isEqualTo(400);
  }

  @Test
  void eventOverSixMegabytesIs413() throws Exception {
    client.post(PATH, new byte[(6 << 20) + 1]);

    assertThat(client.head().status()).isEqualTo(413);
  }
}
