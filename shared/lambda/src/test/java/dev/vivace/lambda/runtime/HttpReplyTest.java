package dev.vivace.lambda.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReplyTest {
  @Test
  void readsABodyByItsLengthAndNotAByteMore() throws IOException {
    ByteArrayInputStream in =
        wire("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX-A:  b \r\n\r\nabcdef");

    HttpReply reply = HttpReply.read(in);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("x-a")).contains("b");
    assertThat(reply.body()).asString(StandardCharsets.UTF_8).isEqualTo("abc");
    assertThat(in.available()).isEqualTo(3);
  }

  @Test
  void joinsChunksAndPassesTrailersOver() throws IOException {
    HttpReply reply =
        HttpReply.read(
            wire(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "3;ext=1\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n"));

    assertThat(reply.body()).asString(StandardCharsets.UTF_8).isEqualTo("abc0123456789");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1",
        "SSH-2.0-x\r\n\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n",
      })
  void refusesWhatIsNotHttpOrIsCutShort(String wire) {
    assertThatThrownBy(() -> HttpReply.read(wire(wire))).isInstanceOf(IOException.class);
  }

  private static ByteArrayInputStream wire(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
