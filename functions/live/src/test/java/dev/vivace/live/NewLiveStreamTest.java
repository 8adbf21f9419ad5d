package dev.vivace.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewLiveStreamTest {
  /** It is shown by pages and in terminals, and becomes the name of a file. */
  @ParameterizedTest
  @CsvSource({"a\\u001b[31mb, a[31mb", "a\\u202eb, ab", "a\\nb, ab", "日本, 日本", "👩‍🚀, 👩‍🚀"})
  void aTitleSaysNothingThatAReaderWouldObey(String sent, String title) {
    byte[] body = ("{\"title\":\"" + sent + "\"}").getBytes(StandardCharsets.UTF_8);

    assertThat(NewLiveStream.read(body).title()).isEqualTo(title);
  }
}
