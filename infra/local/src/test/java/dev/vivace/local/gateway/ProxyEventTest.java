package dev.vivace.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.local.wire.FakeRuntime;
import dev.vivace.local.wire.Wire;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProxyEventTest {
  private static final JsonMapper JSON = new JsonMapper();

  private GatewayFixture fixture;
  private Wire client;

  @BeforeEach
  void start() throws IOException {
    fixture = GatewayFixture.start();
    client = fixture.client();
    fixture.runtime.poll();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    fixture.close();
  }

  private JsonNode event() throws IOException {
    return JSON.readTree(fixture.runtime.event().body());
  }

  private JsonNode eventOf(String target, String... headers) throws IOException {
    client.request("GET", target, headers);
    return event();
  }

  @Test
  void runtimeLearnsRequestIdDeadlineArnAndTrace() throws IOException {
    client.request("GET", "/buffered");

    FakeRuntime.Event event = fixture.runtime.event();

    assertThat(event.id()).isEqualTo("request-1");
    assertThat(event.head().value("Lambda-Runtime-Deadline-Ms"))
        .isEqualTo(Long.toString(GatewayFixture.NOW.plusSeconds(30).toEpochMilli()));
    assertThat(event.head().value("Lambda-Runtime-Invoked-Function-Arn")).endsWith(":function:Fn");
    assertThat(event.head().value("Lambda-Runtime-Trace-Id")).startsWith("Root=1-");
  }

  @Test
  void eventNamesResourceMethodAndContext() throws IOException {
    JsonNode event = eventOf("/items/42", "User-Agent: test");

    assertThat(event.at("/resource").asString()).isEqualTo("/items/{itemId}");
    assertThat(event.at("/path").asString()).isEqualTo("/items/42");
    assertThat(event.at("/httpMethod").asString()).isEqualTo("GET");
    assertThat(event.at("/stageVariables").isNull()).isTrue();
    JsonNode context = event.at("/requestContext");
    assertThat(context.at("/stage").asString()).isEqualTo("v1");
    assertThat(context.at("/resourcePath").asString()).isEqualTo("/items/{itemId}");
    assertThat(context.at("/path").asString()).isEqualTo("/items/42");
    assertThat(context.at("/httpMethod").asString()).isEqualTo("GET");
    assertThat(context.at("/protocol").asString()).isEqualTo("HTTP/1.1");
    assertThat(context.at("/domainName").asString()).isEqualTo("127.0.0.1");
    assertThat(context.at("/identity/sourceIp").asString()).isEqualTo("127.0.0.1");
    assertThat(context.at("/identity/userAgent").asString()).isEqualTo("test");
    assertThat(context.at("/requestTime").asString()).isEqualTo("20/Nov/2026:12:34:56 +0000");
    assertThat(context.at("/requestTimeEpoch").asLong())
        .isEqualTo(GatewayFixture.NOW.toEpochMilli());
    assertThat(context.at("/requestId").asString()).hasSize(36);
  }

  @ParameterizedTest
  @CsvSource({
    "/items/latest, /items/latest, ''",
    "/items/other, '/items/{itemId}', other",
    "/items/a%2Fb, '/items/{itemId}', a/b",
    "/items/gr%C3%BC%C3%9Fe, '/items/{itemId}', grüße",
    "/items/a+b%20c, '/items/{itemId}', a+b c",
    "/items/x/, '/items/{itemId}', x",
    "/files/a/b/c, '/files/{proxy+}', a/b/c",
  })
  void pathSelectsTheResourceAndItsParameterIsDecoded(
      String path, String resource, String parameter) throws IOException {
    JsonNode event = eventOf(path);

    assertThat(event.at("/resource").asString()).isEqualTo(resource);
    assertThat(event.at("/path").asString()).isEqualTo(path);
    JsonNode parameters = event.at("/pathParameters");
    if (parameter.isEmpty()) {
      assertThat(parameters.isNull()).isTrue();
    } else {
      assertThat(parameters.iterator().next().asString()).isEqualTo(parameter);
    }
  }

  @Test
  void headersComeAsLastValueAndAsAllValues() throws IOException {
    JsonNode event = eventOf("/buffered", "X-Two: a", "x-two: b", "Accept: */*");

    assertThat(event.at("/headers/X-Two").asString()).isEqualTo("b");
    assertThat(event.at("/multiValueHeaders/X-Two").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(event.at("/headers/Accept").asString()).isEqualTo("*/*");
    assertThat(event.at("/headers/X-Forwarded-Proto").asString()).isEqualTo("http");
    assertThat(event.at("/headers/X-Amzn-Trace-Id").asString()).startsWith("Root=1-");
  }

  @Test
  void queryIsDecodedAndRepeats() throws IOException {
    JsonNode event = eventOf("/buffered?a=1&a=2&b=x%26y+z&flag&=e");

    assertThat(event.at("/queryStringParameters/a").asString()).isEqualTo("2");
    assertThat(event.at("/multiValueQueryStringParameters/a").toString())
        .isEqualTo("[\"1\",\"2\"]");
    assertThat(event.at("/queryStringParameters/b").asString()).isEqualTo("x&y z");
    assertThat(event.at("/queryStringParameters/flag").asString()).isEmpty();
  }

  @Test
  void emptyBodyAndQueryAreNull() throws IOException {
    JsonNode event = eventOf("/buffered?");

    assertThat(event.at("/body").isNull()).isTrue();
    assertThat(event.at("/isBase64Encoded").asBoolean()).isTrue();
    assertThat(event.at("/queryStringParameters").isNull()).isTrue();
    assertThat(event.at("/multiValueQueryStringParameters").isNull()).isTrue();
  }

  @Test
  void everyBodyIsBase64() throws IOException {
    client.post("/buffered", "{}".getBytes(UTF_8), "Content-Type: application/json");

    JsonNode event = event();
    assertThat(event.at("/body").asString()).isEqualTo("e30=");
    assertThat(event.at("/isBase64Encoded").asBoolean()).isTrue();
  }

  @Test
  void chunkedBodyIsWholeInTheEvent() throws IOException {
    client.request("POST", "/buffered", "Transfer-Encoding: chunked");
    client.chunk("ab".getBytes(UTF_8));
    client.chunk("c".getBytes(UTF_8));
    client.send("0\r\n\r\n");

    assertThat(event().at("/body").asString()).isEqualTo("YWJj");
  }
}
