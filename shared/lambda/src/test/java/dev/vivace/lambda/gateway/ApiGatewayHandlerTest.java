package dev.vivace.lambda.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.lambda.http.BodyWriter;
import dev.vivace.lambda.http.Cors;
import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.RecordedStream;
import dev.vivace.lambda.http.RequestContext;
import dev.vivace.testkit.gateway.FakeContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiGatewayHandlerTest {
  private static final Cors ANY_ORIGIN = Cors.parse("*");
  private static final String PRELUDE_OF_200 =
      """
      {"statusCode":200,"headers":{"Access-Control-Allow-Origin":"*",\
      "Access-Control-Expose-Headers":"*","Content-Type":"audio/mpeg",\
      "X-Content-Type-Options":"nosniff"},"multiValueHeaders":{}}\
      """;

  @Test
  void answersABufferedIntegrationWithProxyJson() throws IOException {
    RecordedStream out = new RecordedStream();

    handler(request -> HttpResponse.bytes(201, "text/plain", utf8("hi")), Integration.BUFFERED)
        .handleRequest(event("GET", "/media", "null"), out, new FakeContext());

    assertThat(out.text())
        .isEqualTo(
            """
            {"statusCode":201,"multiValueHeaders":{"Access-Control-Allow-Origin":["*"],\
            "Access-Control-Expose-Headers":["*"],"Content-Type":["text/plain"],\
            "X-Content-Type-Options":["nosniff"]},"isBase64Encoded":true,"body":"aGk="}\
            """);
    assertThat(out.contentType()).isEmpty();
  }

  @Test
  void answersAStreamedIntegrationWithPreludeAndBodyInOneWrite() throws IOException {
    RecordedStream out = new RecordedStream();

    streamed(
            body -> {
              body.write(utf8("one"));
              body.flush();
              body.write(utf8("two"));
            })
        .handleRequest(event("GET", "/x", "null"), out, new FakeContext());

    assertThat(out.contentType()).contains("application/vnd.awslambda.http-integration-response");
    assertThat(out.flushed()).containsExactly(PRELUDE_OF_200 + "\0".repeat(8) + "one");
    assertThat(out.text()).isEqualTo(PRELUDE_OF_200 + "\0".repeat(8) + "onetwo");
  }

  @Test
  void writesRepeatedHeadersOfAPreludeAsAList() throws IOException {
    RecordedStream out = new RecordedStream();
    HttpHandler twice =
        request -> HttpResponse.empty(204).plusHeader("Link", "<a>").plusHeader("Link", "<b>");

    new ApiGatewayHandler(twice, Integration.STREAMED, new Cors(List.of()))
        .handleRequest(event("GET", "/x", "null"), out, new FakeContext());

    assertThat(out.text())
        .isEqualTo(
            "{\"statusCode\":204,\"headers\":{\"X-Content-Type-Options\":\"nosniff\"},"
                + "\"multiValueHeaders\":{\"Link\":[\"<a>\",\"<b>\"]}}"
                + "\0".repeat(8));
  }

  @Test
  void turnsAProblemBeforeTheFirstByteIntoAnAnswer() throws IOException {
    RecordedStream out = new RecordedStream();

    streamed(
            body -> {
              body.flush();
              throw Problem.invalidRequest("No audio in there.").asException();
            })
        .handleRequest(event("GET", "/x", "null"), out, new FakeContext());

    assertThat(out.text())
        .startsWith("{\"statusCode\":400,")
        .endsWith(
            "\0".repeat(8)
                + "{\"type\":\"urn:problem-type:vivace:invalid-request\",\"title\":\"Invalid"
                + " request\",\"status\":400,\"detail\":\"No audio in"
                + " there.\",\"requestId\":\"gateway-id\"}");
  }

  @Test
  void rethrowsAFailureAfterTheFirstByteSoThatTheRuntimeCutsTheResponse() {
    RecordedStream out = new RecordedStream();
    ApiGatewayHandler handler =
        streamed(body -> {
          body.write(1);
          throw new IOException("source gone");
        });

    assertThatThrownBy(
            () -> handler.handleRequest(event("GET", "/x", "null"), out, new FakeContext()))
        .isInstanceOf(IOException.class)
        .hasMessage("source gone");
  }

  @Test
  void hidesAnUnexpectedFailureBehindAPlainFiveHundred() throws IOException {
    RecordedStream out = new RecordedStream();
    HttpHandler broken =
        request -> {
          throw new IllegalStateException("secret detail");
        };

    handler(broken, Integration.BUFFERED)
        .handleRequest(event("GET", "/x", "null"), out, new FakeContext());

    assertThat(out.text()).startsWith("{\"statusCode\":500,").doesNotContain("secret");
    assertThat(out.body()).contains("internal-error", "gateway-id").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{}",
        "\"text\"",
        "{\"Records\":[{\"eventSource\":\"aws:s3\"}]}",
        "{\"httpMethod\":\"GET\"}",
        "{\"httpMethod\":\"GET\",\"resource\":7}",
        "{\"httpMethod\":\"POST\",\"resource\":\"/media\",\"body\":\"%%%\",\"isBase64Encoded\":true}",
      })
  void answersAnEventThatIsNoHttpRequestWithFourHundred(String event) throws IOException {
    RecordedStream out = new RecordedStream();

    handler(request -> HttpResponse.empty(200), Integration.STREAMED)
        .handleRequest(RecordedStream.input(event), out, new FakeContext());

    assertThat(out.text()).startsWith("{\"statusCode\":400,").contains("invalid-request");
  }

  @Test
  void readsEveryPartOfAnEvent() throws IOException {
    HttpRequest[] seen = new HttpRequest[1];
    String event =
        """
        {"resource":"/media/{mediaId}","path":"/media/x","httpMethod":"POST",
         "headers":{"Accept":"b"},"multiValueHeaders":{"accept":["a","b"],"X":["y"]},
         "queryStringParameters":{"q":"2"},"multiValueQueryStringParameters":{"q":["1","2"]},
         "pathParameters":{"mediaId":"x"},"stageVariables":null,
         "requestContext":{"requestId":"r","domainName":"d","stage":"s",
           "identity":{"sourceIp":"i","userArn":null},"authorizer":{"a":{"b":[1]}}},
         "body":"%s","isBase64Encoded":true}\
        """
            .formatted(Base64.getEncoder().encodeToString(new byte[] {0, -1}));

    handler(
            request -> {
              seen[0] = request;
              return HttpResponse.empty(204);
            },
            Integration.BUFFERED)
        .handleRequest(RecordedStream.input(event), new RecordedStream(), new FakeContext());

    assertThat(seen[0].route()).isEqualTo("POST /media/{mediaId}");
    assertThat(seen[0].pathParameter("mediaId")).isEqualTo("x");
    assertThat(seen[0].headers().all("ACCEPT")).containsExactly("a", "b");
    assertThat(seen[0].query().values()).containsEntry("q", List.of("1", "2"));
    assertThat(seen[0].body()).containsExactly(0, -1);
    assertThat(seen[0].context()).isEqualTo(new RequestContext("r", "d", "s", "i"));
  }

  @Test
  void answersAPreflightWithoutAskingTheApplication() throws IOException {
    RecordedStream out = new RecordedStream();
    HttpHandler never =
        request -> {
          throw new AssertionError("asked");
        };
    String headers = "{\"Access-Control-Request-Headers\":[\"authorization\"]}";

    new ApiGatewayHandler(never, Integration.BUFFERED, Cors.parse("https://a.example"))
        .handleRequest(
            event(
                "OPTIONS",
                "/media",
                "null",
                headers.replace("]}", "],\"Origin\":[\"https://a.example\"]}")),
            out,
            new FakeContext());

    assertThat(out.text())
        .startsWith("{\"statusCode\":204,")
        .contains("\"Access-Control-Allow-Origin\":[\"https://a.example\"]")
        .contains("\"Access-Control-Allow-Headers\":[\"authorization\"]")
        .contains("\"Vary\":[\"Access-Control-Request-Headers\",\"Origin\"]");
  }

  /** Clients may send anything there; a function must not hand it on as a header field. */
  @ParameterizedTest
  @ValueSource(strings = {"a b", "a,,b", "x\\r\\nSet-Cookie: a=b", "\\u001b[31m", "\\u202e", "a:b"})
  void repeatsNoListOfFieldsThatIsNone(String names) throws IOException {
    RecordedStream out = new RecordedStream();

    handler(request -> HttpResponse.empty(200), Integration.BUFFERED)
        .handleRequest(
            event(
                "OPTIONS",
                "/media",
                "null",
                "{\"Access-Control-Request-Headers\":[\"" + names + "\"]}"),
            out,
            new FakeContext());

    assertThat(out.text())
        .startsWith("{\"statusCode\":204,")
        .doesNotContain("Access-Control-Allow-Headers");
  }

  @ParameterizedTest
  @EnumSource(Integration.class)
  void answersHeadWithoutABody(Integration integration) throws IOException {
    RecordedStream out = new RecordedStream();

    handler(request -> HttpResponse.bytes(200, "text/plain", utf8("seven b")), integration)
        .handleRequest(event("HEAD", "/x", "null"), out, new FakeContext());

    assertThat(out.text()).contains("text/plain", "Content-Length").doesNotContain("seven");
    assertThat(out.text()).doesNotContain("c2V2ZW4gYg==");
  }

  @Test
  void answersAProblemToHeadWithoutABody() throws IOException {
    RecordedStream out = new RecordedStream();

    handler(
            request -> {
              throw Problem.invalidRequest("No.").asException();
            },
            Integration.STREAMED)
        .handleRequest(event("HEAD", "/x", "null"), out, new FakeContext());

    assertThat(out.text()).startsWith("{\"statusCode\":400,").endsWith("\0".repeat(8));
  }

  @Test
  void makesNoBodyForHead() throws IOException {
    RecordedStream out = new RecordedStream();

    streamed(
            body -> {
              throw new AssertionError("made");
            })
        .handleRequest(event("HEAD", "/x", "null"), out, new FakeContext());

    assertThat(out.text()).isEqualTo(PRELUDE_OF_200 + "\0".repeat(8));
  }

  @Test
  void answersHeaderFieldsThatAreTooLongByAProblem() throws IOException {
    RecordedStream out = new RecordedStream();
    HttpHandler wordy =
        request -> HttpResponse.empty(200).withHeader("Link", "x".repeat(16 * 1024));

    handler(wordy, Integration.STREAMED)
        .handleRequest(event("GET", "/x", "null"), out, new FakeContext());

    assertThat(out.text()).startsWith("{\"statusCode\":500,").contains("internal-error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\u001b[31mb", "a\u202Eb", "a\u0085b", "a\u2028b", "a\u0007b", "a\u061Cb"})
  void showsNothingInAProblemThatAReaderWouldObey(String text) throws IOException {
    RecordedStream out = new RecordedStream();

    handler(
            request -> {
              throw Problem.invalidRequest(text).asException();
            },
            Integration.BUFFERED)
        .handleRequest(event("GET", "/x", "null"), out, new FakeContext());

    assertThat(out.body()).contains("\"detail\":\"a\\\\u%04x".formatted((int) text.charAt(1)));
  }

  @Test
  void givesAnOriginThatIsNotAllowedNoAccess() throws IOException {
    RecordedStream out = new RecordedStream();

    new ApiGatewayHandler(
            request -> HttpResponse.empty(204),
            Integration.BUFFERED,
            Cors.parse("https://a.example"))
        .handleRequest(
            event("GET", "/media", "null", "{\"Origin\":[\"https://b.example\"]}"),
            out,
            new FakeContext());

    assertThat(out.text()).doesNotContain("Access-Control-Allow-Origin");
  }

  private static ApiGatewayHandler streamed(BodyWriter writer) {
    return handler(
        request -> HttpResponse.streamed(200, "audio/mpeg", writer), Integration.STREAMED);
  }

  private static ApiGatewayHandler handler(HttpHandler application, Integration integration) {
    return new ApiGatewayHandler(application, integration, ANY_ORIGIN);
  }

  private static InputStream event(String method, String resource, String body) {
    return event(method, resource, body, "{}");
  }

  private static InputStream event(String method, String resource, String body, String headers) {
    return RecordedStream.input(
        """
        {"httpMethod":"%s","resource":"%s","body":%s,"multiValueHeaders":%s,
         "requestContext":{"requestId":"gateway-id"}}\
        """
            .formatted(method, resource, body, headers));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
