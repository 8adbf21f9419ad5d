package dev.vivace.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.local.invocation.Failure;
import dev.vivace.local.wire.FakeRuntime;
import dev.vivace.local.wire.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamedRouteTest {
  private static final String OK =
      "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"audio/mpeg\"}}";

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

  private FakeRuntime.Stream begin(String target, String... headers) throws IOException {
    fixture.runtime.poll();
    client.request("GET", target, headers);
    return fixture.runtime.stream(fixture.runtime.event().id());
  }

  @Test
  void headAndFirstChunkArriveBeforeTheSecondIsWritten() throws IOException {
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream.prelude(OK);
      Wire.Head head = client.head();
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.value("Content-Type")).isEqualTo("audio/mpeg");

      stream.chunk("first");
      assertThat(client.chunk()).isEqualTo("first");

      stream.chunk("second");
      assertThat(client.chunk()).isEqualTo("second");

      assertThat(stream.end().status()).isEqualTo(202);
      assertThat(client.chunk()).isEmpty();
    }
  }

  @Test
  void preludeMayArriveByteByByte() throws IOException {
    try (FakeRuntime.Stream stream = begin("/stream")) {
      for (byte octet : (OK + "\0\0\0\0\0\0\0\0").getBytes(UTF_8)) {
        stream.chunk(new byte[] {octet});
      }
      stream.chunk("body");

      client.head();
      assertThat(client.chunk()).isEqualTo("body");
    }
  }

  @Test
  void bodyInThePreludesPieceIsNotLostAndMayHoldNuls() throws IOException {
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream.prelude(OK + "\0\0\0\0\0\0\0\0body");
      stream.end();

      client.head();
      assertThat(client.chunk()).isEqualTo("body\0\0\0\0\0\0\0\0");
    }
  }

  @Test
  void preludeCarriesRepeatedHeadersAndCookies() throws IOException {
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream.prelude(
          "{\"statusCode\":206,\"multiValueHeaders\":{\"Link\":[\"a\",\"b\"]},\"cookies\":[\"c=1\",\"d=2\"]}");

      Wire.Head head = client.head();
      assertThat(head.status()).isEqualTo(206);
      assertThat(head.values("Link")).containsExactly("a", "b");
      assertThat(head.values("Set-Cookie")).containsExactly("c=1", "d=2");
    }
  }

  @Test
  void failureInTrailersCutsTheConnectionAfterEveryChunk() throws IOException {
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream.prelude(OK).chunk("one").chunk("two").chunk("three");
      assertThat(stream.fail("MyError", "{\"errorMessage\":\"boom\"}").status()).isEqualTo(202);

      client.head();
      assertThat(client.chunk() + client.chunk() + client.chunk()).isEqualTo("onetwothree");
      assertThatThrownBy(() -> client.chunk()).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void theErrorInTheTrailersIsKnownToTheGateway() throws Exception {
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream.prelude(OK);
      client.head();
      stream.fail("MyError", "{\"errorMessage\":\"boom\"}");

      assertThat(fixture.response().awaitEnd(Duration.ofSeconds(5))).isTrue();
      assertThat(fixture.response().next(Duration.ZERO))
          .isEqualTo(
              new Failure(Failure.Kind.FUNCTION_ERROR, "MyError", "{\"errorMessage\":\"boom\"}"));
    }
  }

  @Test
  void lostRuntimeConnectionCutsTheClient() throws IOException {
    FakeRuntime.Stream stream = begin("/stream");
    stream.prelude(OK).chunk("one");
    client.head();
    assertThat(client.chunk()).isEqualTo("one");

    stream.close();

    assertThatThrownBy(() -> client.chunk()).isInstanceOf(EOFException.class);
  }

  @Test
  void cutIsVisibleToAClientThatAskedToCloseTheConnection() throws IOException {
    try (FakeRuntime.Stream stream = begin("/stream", "Connection: close")) {
      stream.prelude(OK).chunk("one");
      assertThat(client.head().value("Transfer-Encoding")).isEqualTo("chunked");
      stream.fail("MyError", "{}");

      assertThat(new String(client.rest(), UTF_8)).startsWith("3\r\none").doesNotContain("0\r\n");
    }
  }

  @Test
  void cutIsAnErrorForTheJdksClient() throws Exception {
    fixture.runtime.poll();
    try (HttpClient http = HttpClient.newHttpClient()) {
      CompletableFuture<HttpResponse<String>> answer =
          http.sendAsync(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fixture.port + "/stream"))
                  .build(),
              BodyHandlers.ofString());
      try (FakeRuntime.Stream stream = fixture.runtime.stream(fixture.runtime.event().id())) {
        stream.prelude(OK).chunk("one");
        stream.fail("MyError", "{}");
      }

      assertThatThrownBy(answer::join).hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void nextRequestWorksAfterACut() throws IOException {
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream.prelude(OK).chunk("one");
      stream.fail("MyError", "{}");
    }
    client.close();
    client = fixture.client();
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream.prelude(OK).chunk("two").end();
      client.head();
      assertThat(client.chunk()).isEqualTo("two");
    }
  }

  @Test
  void contentLengthOfTheFunctionIsHonoured() throws IOException {
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream.prelude("{\"statusCode\":200,\"headers\":{\"Content-Length\":\"6\"}}").chunk("abc");
      Wire.Head head = client.head();
      assertThat(new String(client.bytes(3), UTF_8)).isEqualTo("abc");
      stream.chunk("def").end();

      assertThat(head.values("Transfer-Encoding")).isEmpty();
      assertThat(new String(client.bytes(3), UTF_8)).isEqualTo("def");
    }
  }

  @Test
  void shorterBodyThanItsContentLengthIsACut() throws IOException {
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream
          .prelude("{\"statusCode\":200,\"headers\":{\"Content-Length\":\"6\"}}")
          .chunk("abc")
          .end();

      client.head();
      assertThatThrownBy(() -> client.bytes(6)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "{}",
        "{\"statusCode\":200,\"headers\":{\"A\":[\"b\"]}}",
        "{\"statusCode\":42}",
        "{\"statusCode\":200,\"cookies\":[{}]}"
      })
  void malformedPreludeIs502(String prelude) throws IOException {
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream.prelude(prelude).chunk("body");

      Wire.Head head = client.head();
      assertThat(head.status()).isEqualTo(502);
      assertThat(client.body(head)).isEqualTo("{\"message\":\"Internal server error\"}");
    }
  }

  @Test
  void preludeWithoutItsNulsWithinSixteenKilobytesIs502() throws IOException {
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream.chunk("{\"statusCode\":200,\"headers\":{\"A\":\"" + "a".repeat(17 << 10));

      assertThat(client.head().status()).isEqualTo(502);
    }
  }

  @Test
  void answerThatEndsWithinItsPreludeIs502() throws IOException {
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream.chunk(OK + "\0\0\0\0\0\0\0").end();

      assertThat(client.head().status()).isEqualTo(502);
    }
  }

  @Test
  void bufferedProxyResponseOnAStreamedRouteIs502() throws IOException {
    fixture.runtime.poll();
    client.request("GET", "/stream");
    fixture.runtime.respond(fixture.runtime.event().id(), "{\"statusCode\":200,\"body\":\"x\"}");

    assertThat(client.head().status()).isEqualTo(502);
  }

  @Test
  void errorBeforeThePreludeIs502() throws IOException {
    fixture.runtime.poll();
    client.request("GET", "/stream");
    String id = fixture.runtime.event().id();
    fixture.runtime.post(
        "invocation/" + id + "/error", "{\"errorMessage\":\"no\"}".getBytes(UTF_8));

    assertThat(client.head().status()).isEqualTo(502);
  }

  @Test
  void clientThatGoesAwayDoesNotStopTheFunction() throws Exception {
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream.prelude(OK).chunk("one");
      client.head();
      client.close();

      // Far more than all buffers between here and a client that does not read.
      for (int i = 0; i < 64; i++) {
        stream.chunk(new byte[1 << 20]);
      }
      assertThat(stream.end().status()).isEqualTo(202);
    }
  }

  @Test
  void timeoutInMillisBeforeThePreludeIs504() throws IOException {
    try (FakeRuntime.Stream _ = begin("/short")) {
      assertThat(client.head().status()).isEqualTo(504);
    }
  }

  @Test
  void timeoutInMillisWithinTheBodyIsACut() throws IOException {
    try (FakeRuntime.Stream stream = begin("/short")) {
      stream.prelude(OK).chunk("one");
      client.head();
      assertThat(client.chunk()).isEqualTo("one");

      assertThatThrownBy(() -> client.chunk()).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void silenceForTooLongIsACut() throws IOException {
    try (GatewayFixture impatient =
            new GatewayFixture(GatewayLimits.aws().withStreamIdle(Duration.ofMillis(2500)));
        Wire waiting = impatient.client()) {
      impatient.runtime.poll();
      waiting.request("GET", "/stream");
      try (FakeRuntime.Stream stream = impatient.runtime.stream(impatient.runtime.event().id())) {
        stream.prelude(OK);
        waiting.head();

        assertThatThrownBy(waiting::chunk).isInstanceOf(EOFException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void streamedAnswersOfThisStatusHaveNoBody(int status) throws IOException {
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream.prelude("{\"statusCode\":" + status + "}").chunk("dropped").end();
      assertThat(client.head().status()).isEqualTo(status);
    }
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream.prelude(OK).chunk("next");
      client.head();
      assertThat(client.chunk()).isEqualTo("next");
    }
  }

  @Test
  void headOnAStreamedRouteHasNoBody() throws IOException {
    fixture.runtime.poll();
    client.request("HEAD", "/stream");
    try (FakeRuntime.Stream stream = fixture.runtime.stream(fixture.runtime.event().id())) {
      stream.prelude(OK).chunk("dropped").end();
      assertThat(client.head().status()).isEqualTo(200);
    }
    try (FakeRuntime.Stream stream = begin("/stream")) {
      stream.prelude(OK).chunk("next");
      client.head();
      assertThat(client.chunk()).isEqualTo("next");
    }
  }
}
