package dev.vivace.lambda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.lambda.http.Cors;
import dev.vivace.lambda.http.HttpHandler;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.RecordedStream;
import dev.vivace.testkit.RecordedLog;
import dev.vivace.testkit.gateway.FakeContext;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A line for each request, whatever comes of it, with nothing in it that a client has sent. */
class RequestLogTest {
  private static final String EVENT =
      """
      {"resource":"/live/{streamId}/hls/{key}/{rendition}/{file}","httpMethod":"GET",
       "path":"/live/x/hls/my-token/flac/0.m4s",
       "pathParameters":{"streamId":"x","key":"my-token","rendition":"flac","file":"my-token.m4s"},
       "multiValueQueryStringParameters":{"access_token":["my-token"]},
       "multiValueHeaders":{"Authorization":["Bearer my-token"],"Cookie":["my-token"],
         "Accept":["text/html"],"Referer":["https://app.example/?access_token=my-token"]},
       "requestContext":{"requestId":"r","path":"/v1/live/x/hls/my-token/flac/0.m4s",
         "authorizer":{"token":"my-token"}},
       "body":"my-token","isBase64Encoded":false}\
      """;

  @RegisterExtension final RecordedLog log = new RecordedLog();

  static Stream<Arguments> applications() {
    HttpHandler notFound =
        request -> {
          throw new Problem("t", 404, "Title", request.pathParameter("key")).asException();
        };
    HttpHandler refused =
        request -> new Problem("t", 401, "Title", "Detail").toResponse("request id");
    HttpHandler broken =
        request -> {
          throw new IllegalStateException("broken");
        };
    HttpHandler broken503 =
        request -> {
          throw new Problem("t", 503, "Title", "Detail").asException(new IOException("broken"));
        };
    HttpHandler cut =
        request ->
            HttpResponse.streamed(
                200,
                "audio/mp4",
                body -> {
                  body.write(1);
                  throw new IOException("broken");
                });
    return Stream.of(
        Arguments.of("200", (HttpHandler) request -> HttpResponse.empty(200)),
        Arguments.of("401", refused),
        Arguments.of("404", notFound),
        Arguments.of("500", broken),
        Arguments.of("503", broken503),
        Arguments.of("200", cut));
  }

  @ParameterizedTest
  @MethodSource("applications")
  void holdsNothingThatAClientHasSent(String status, HttpHandler application) {
    ApiGatewayHandler handler =
        new ApiGatewayHandler(application, Integration.STREAMED, Cors.parse("*"));
    try {
      handler.handleRequest(RecordedStream.input(EVENT), new RecordedStream(), new FakeContext());
    } catch (IOException midstream) {
      assertThat(midstream).hasMessage("broken");
    }

    assertThat(log.text())
        .contains("GET /live/{streamId}/hls/{key}/{rendition}/{file} " + status + " in ")
        .doesNotContain("my-token");
  }
}
