package dev.vivace.local.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.local.invocation.Failure;
import dev.vivace.local.wire.FakeRuntime;
import dev.vivace.local.wire.Wire;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BufferedRouteTest {
  private GatewayFixture fixture;
  private Wire client;

  @BeforeEach
  void start() throws IOException {
    fixture = GatewayFixture.start();
    client = fixture.client();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    fixture.close();
  }

  private Wire.Head answer(String method, String proxyResponse) throws IOException {
    fixture.runtime.poll();
    client.request(method, "/buffered");
    fixture.runtime.respond(fixture.runtime.event().id(), proxyResponse);
    return client.head();
  }

  @Test
  void textBodyIsSentAsItIs() throws IOException {
    Wire.Head head = answer("GET", "{\"statusCode\":201,\"body\":\"grüße\"}");

    assertThat(head.status()).isEqualTo(201);
    assertThat(client.body(head)).isEqualTo("grüße");
  }

  @Test
  void base64BodyIsDecoded() throws IOException {
    Wire.Head head =
        answer("GET", "{\"statusCode\":200,\"body\":\"AP/+\",\"isBase64Encoded\":true}");

    assertThat(client.bytes(3)).containsExactly(0, 255, 254);
    assertThat(head.value("Content-Length")).isEqualTo("3");
  }

  @Test
  void headersKeepTheirCaseAndRepeat() throws IOException {
    Wire.Head head =
        answer(
            "GET",
            """
            {"statusCode":200,"headers":{"ETag":"\\"1\\"","X-One":"a"},
             "multiValueHeaders":{"Set-Cookie":["a=1","b=2"],"X-One":["a","b"]}}
            """);

    assertThat(head.headers()).contains("ETag: \"1\"");
    assertThat(head.values("Set-Cookie")).containsExactly("a=1", "b=2");
    assertThat(head.values("X-One")).containsExactly("a", "b");
  }

  @Test
  void connectionHeadersOfTheFunctionAreRemapped() throws IOException {
    Wire.Head head =
        answer("GET", "{\"statusCode\":200,\"headers\":{\"Connection\":\"close\"},\"body\":\"x\"}");

    assertThat(head.values("Connection")).isEmpty();
    assertThat(head.value("x-amzn-Remapped-Connection")).isEqualTo("close");
  }

  @Test
  void everyAnswerHasARequestId() throws IOException {
    assertThat(answer("GET", "{\"statusCode\":200}").value("x-amzn-RequestId")).hasSize(36);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void answersOfThisStatusHaveNoBody(int status) throws IOException {
    answer("GET", "{\"statusCode\":" + status + ",\"body\":\"not to be sent\"}");

    Wire.Head head = answer("GET", "{\"statusCode\":200,\"body\":\"next\"}");

    assertThat(client.body(head)).isEqualTo("next");
  }

  @Test
  void headHasTheLengthThatTheFunctionSaysAndNoBody() throws IOException {
    Wire.Head head =
        answer("HEAD", "{\"statusCode\":200,\"headers\":{\"Content-Length\":\"1234\"}}");
    assertThat(head.value("Content-Length")).isEqualTo("1234");

    Wire.Head next = answer("GET", "{\"statusCode\":200,\"body\":\"next\"}");
    assertThat(client.body(next)).isEqualTo("next");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "[]",
        "\"text\"",
        "{}",
        "{\"statusCode\":\"abc\"}",
        "{\"statusCode\":99}",
        "{\"statusCode\":600}",
        "{\"statusCode\":200,\"body\":{\"a\":1}}",
        "{\"statusCode\":200,\"headers\":{\"A\":[\"b\"]}}",
        "{\"statusCode\":200,\"headers\":[]}",
        "{\"statusCode\":200,\"headers\":{\"A\":\"b\\r\\nC: d\"}}",
        "{\"statusCode\":200,\"multiValueHeaders\":{\"A\":\"b\"}}",
        "{\"statusCode\":200,\"body\":\"%%%\",\"isBase64Encoded\":true}",
        "{\"statusCode\":200}\0\0\0\0\0\0\0\0body"
      })
  void malformedProxyResponseIs502(String proxyResponse) throws IOException {
    Wire.Head head = answer("GET", proxyResponse);

    assertThat(head.status()).isEqualTo(502);
    assertThat(client.body(head)).isEqualTo("{\"message\":\"Internal server error\"}");
  }

  @Test
  void functionErrorIs502AndTheNextRequestWorks() throws IOException {
    fixture.runtime.poll();
    client.request("GET", "/buffered");
    String id = fixture.runtime.event().id();
    fixture.runtime.post("invocation/" + id + "/error", "{}".getBytes(UTF_8));
    Wire.Head head = client.head();
    assertThat(head.status()).isEqualTo(502);
    client.body(head);

    assertThat(answer("GET", "{\"statusCode\":200}").status()).isEqualTo(200);
  }

  @Test
  void runtimeThatIsLostIs502() throws IOException {
    fixture.runtime.poll();
    client.request("GET", "/buffered");
    fixture.runtime.event();
    fixture.loseRuntime();

    assertThat(client.head().status()).isEqualTo(502);
  }

  @ParameterizedTest
  @CsvSource({
    "FUNCTION_ERROR, 502, Internal server error",
    "RUNTIME_EXIT, 502, Internal server error",
    "TIMED_OUT, 502, Internal server error",
    "RESPONSE_TOO_LARGE, 502, Internal server error",
    "THROTTLED, 503, Internal server error"
  })
  void failureBeforeTheAnswerHasItsStatus(Failure.Kind kind, int status, String message)
      throws IOException {
    fixture.refuseWith(Failure.of(kind, "Some.Type", "some message"));

    client.request("GET", "/buffered");

    Wire.Head head = client.head();
    assertThat(head.status()).isEqualTo(status);
    assertThat(client.body(head)).isEqualTo("{\"message\":\"" + message + "\"}");
  }

  @Test
  void throttledFunctionHasTheHeadersOfItsGatewayResponseAlone() throws IOException {
    fixture.refuseWith(Failure.of(Failure.Kind.THROTTLED, "TooManyRequestsException", "no"));

    client.request("GET", "/buffered");

    Wire.Head head = client.head();
    assertThat(head.value("Retry-After")).isEqualTo("3");
    assertThat(head.value("Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  void requestsOverRateAndBurstAre429UntilLater() throws IOException {
    try (GatewayFixture throttled = GatewayFixture.throttled();
        Wire eager = throttled.client()) {
      throttled.refuseWith(Failure.of(Failure.Kind.RUNTIME_EXIT, "Some.Type", "some message"));
      for (int i = 0; i < 2; i++) {
        eager.request("GET", "/buffered");
        Wire.Head head = eager.head();
        assertThat(head.status()).isEqualTo(502);
        eager.body(head);
      }

      eager.request("GET", "/items/1");

      Wire.Head head = eager.head();
      assertThat(head.status()).isEqualTo(429);
      assertThat(head.value("Retry-After")).isEqualTo("1");
      assertThat(head.value("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
      assertThat(eager.body(head)).isEqualTo("{\"message\":\"Too Many Requests\"}");
    }
  }

  @Test
  void requestLineAndHeaderValuesMayHaveSoManyBytes() throws IOException {
    fixture.refuseWith(Failure.of(Failure.Kind.RUNTIME_EXIT, "Some.Type", "some message"));
    int others = "GET /buffered HTTP/1.1127.0.0.1".length();

    client.request("GET", "/buffered", "X-Long: " + "x".repeat(10_240 - others));

    assertThat(client.head().status()).isEqualTo(502);
  }

  @ParameterizedTest
  @ValueSource(ints = {10_241, 20_000, 40_000})
  void longerHeadersAre431InTheGatewaysOwnForm(int bytes) throws IOException {
    int others = "GET /buffered HTTP/1.1127.0.0.1".length();

    client.request("GET", "/buffered", "X-Long: " + "x".repeat(bytes - others));

    Wire.Head head = client.head();
    assertThat(head.status()).isEqualTo(431);
    assertThat(client.body(head)).isEqualTo("{\"message\":\"Request Header Fields Too Large\"}");
    assertThat(fixture.invocations()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /<script> HTTP/7.7\r\n\r\n",
        "GET /a\u001b[31m HTTP/1.1\r\nHost: <script>\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\n<script>\u0001: y\r\n\r\n",
        "POST /buffered HTTP/1.1\r\nHost: x\r\nContent-Length: <script>\r\n\r\n"
      })
  void whatIsNoHttpIsNotRepeatedInTheAnswer(String request) throws IOException {
    client.send(request);

    assertThat(new String(client.rest(), ISO_8859_1))
        .contains("{\"message\":\"")
        .doesNotContain("script")
        .doesNotContain("\u001b");
  }

  @Test
  void responseOverSixMegabytesIs502AndTheRuntimeIsTold() throws IOException {
    fixture.runtime.poll();
    client.request("GET", "/buffered");
    String id = fixture.runtime.event().id();

    FakeRuntime.Reply reply =
        fixture.runtime.respond(
            id, "{\"statusCode\":200,\"body\":\"" + "x".repeat(6 << 20) + "x".repeat(100) + "\"}");

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.body()).contains("Function.ResponseSizeTooLarge");
    assertThat(client.head().status()).isEqualTo(502);
  }

  @Test
  void responseOfSixMegabytesPasses() throws IOException {
    int frame = "{\"statusCode\":200,\"body\":\"\"}".length();
    Wire.Head head =
        answer("GET", "{\"statusCode\":200,\"body\":\"" + "x".repeat((6 << 20) - frame) + "\"}");

    assertThat(head.value("Content-Length")).isEqualTo(Integer.toString((6 << 20) - frame));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nowhere",
    "DELETE, /buffered",
    "GET, /",
    "GET, /items",
    "GET, /files",
    "HEAD, /items/latest"
  })
  void unknownPathOrMethodIs403(String method, String path) throws IOException {
    client.request(method, path);

    Wire.Head head = client.head();
    assertThat(head.status()).isEqualTo(403);
    assertThat(head.value("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
    if (!method.equals("HEAD")) {
      assertThat(client.body(head)).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
    }
    assertThat(fixture.invocations()).isZero();
  }

  @Test
  void serverErrorsHaveTheTemplatesHeadersToo() throws IOException {
    assertThat(answer("GET", "no JSON").value("Access-Control-Allow-Origin"))
        .isEqualTo("https://app.example");
  }

  @Test
  void requestOverTenMegabytesIs413WithoutAnInvocation() throws IOException {
    client.post("/buffered", new byte[(10 << 20) + 1]);

    Wire.Head head = client.head();
    assertThat(head.status()).isEqualTo(413);
    assertThat(client.body(head)).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
    assertThat(fixture.invocations()).isZero();
  }

  @Test
  void requestWhoseEventIsOverSixMegabytesIs413() throws IOException {
    client.post("/buffered", new byte[5 << 20]);

    assertThat(client.head().status()).isEqualTo(413);
    assertThat(fixture.invocations()).isZero();
  }

  @Test
  void chunkedRequestOverTenMegabytesIs413() throws IOException {
    client.request("POST", "/buffered", "Transfer-Encoding: chunked");
    for (int i = 0; i < 11; i++) {
      client.chunk(new byte[1 << 20]);
    }
    client.send("0\r\n\r\n");

    assertThat(client.head().status()).isEqualTo(413);
  }

  @Test
  void clientThatExpectsContinueIsToldToGoOn() throws IOException {
    fixture.runtime.poll();
    client.request("POST", "/buffered", "Content-Length: 5", "Expect: 100-continue");
    assertThat(client.head().status()).isEqualTo(100);
    client.send("hello");
    FakeRuntime.Event event = fixture.runtime.event();
    assertThat(event.body()).contains("\"body\":\"aGVsbG8=\"");
    fixture.runtime.respond(event.id(), "{\"statusCode\":200}");

    assertThat(client.head().status()).isEqualTo(200);
  }

  @Test
  void clientThatExpectsContinueWithTooMuchIsNotAskedForIt() throws IOException {
    client.request("POST", "/buffered", "Content-Length: 99999999", "Expect: 100-continue");

    assertThat(client.head().status()).isEqualTo(413);
  }

  @Test
  void functionThatIsTooSlowIs504AndRunsOn() throws Exception {
    try (GatewayFixture slow =
            new GatewayFixture(GatewayLimits.aws().withBufferedTimeout(Duration.ofMillis(100)));
        Wire waiting = slow.client()) {
      slow.runtime.poll();
      waiting.request("GET", "/buffered");
      String id = slow.runtime.event().id();

      Wire.Head head = waiting.head();
      assertThat(head.status()).isEqualTo(504);
      assertThat(waiting.body(head)).isEqualTo("{\"message\":\"Endpoint request timed out\"}");
      assertThat(slow.runtime.respond(id, "{\"statusCode\":200}").status()).isEqualTo(202);
    }
  }

  @Test
  void brokenPercentEncodingIs400() throws IOException {
    client.request("GET", "/items/%zz");

    assertThat(client.head().status()).isEqualTo(400);
  }

  @Test
  void headerNamesThatBreakHttpDoNotReachTheClient() throws IOException {
    Wire.Head head = answer("GET", "{\"statusCode\":200,\"headers\":{\"A b\":\"c\"}}");

    assertThat(head.status()).isEqualTo(502);
    assertThat(String.join("", head.headers()).getBytes(ISO_8859_1)).isNotEmpty();
  }
}
