package dev.vivace.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixedLogTest {
  @ParameterizedTest
  @CsvSource({
    "one, '[Fn] one\n'",
    "'one\ntwo\r\nthree\rfour', '[Fn] one\n[Fn] two\n[Fn] three\n[Fn] four\n'",
    "'a\tgrüße 音 🎧', '[Fn] a\tgrüße 音 🎧\n'",
    "'\u001b[2J\u001b]0;title\u0007', '[Fn] \\u001b[2J\\u001b]0;title\\u0007\n'",
    "'\b\b\b\b\b[Other] forged', '[Fn] \\u0008\\u0008\\u0008\\u0008\\u0008[Other] forged\n'",
    "'\u009b31m', '[Fn] \\u009b31m\n'",
    "'gnp.\u202Eexe', '[Fn] gnp.\\u202eexe\n'",
    "'a\u2028[Other] b', '[Fn] a\\u2028[Other] b\n'"
  })
  void outputIsCopiedInVisibleLines(String output, String copied) throws Exception {
    ByteArrayOutputStream log = new ByteArrayOutputStream();

    new PrefixedLog("Fn", new PrintStream(log, true, UTF_8))
        .copy(new ByteArrayInputStream(output.getBytes(UTF_8)))
        .join();

    assertThat(log.toString(UTF_8)).isEqualTo(copied);
  }
}
