package dev.vivace.media.sniff;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaType;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sender's declaration counts where the bytes are silent, and only where it can do no harm. */
class DeclaredTypeTest {
  private final MediaTypeDetector detector = new MediaTypeDetector();

  @ParameterizedTest
  @CsvSource({
    "audio/mpeg, audio/mpeg",
    "audio/mp3, audio/mpeg",
    "audio/x-wav, audio/wav",
    "audio/L16, audio/l16",
    "video/x-m4v, video/mp4",
    "video/mp2t, video/mp2t",
    "audio/x-dsf, audio/x-dsf"
  })
  void audioAndVideoAreBelievedWhereTheBytesAreSilent(String declared, String expected) {
    assertThat(declared(noise(), declared)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "text/javascript",
        "application/xhtml+xml",
        "application/xml",
        "image/svg+xml",
        "image/png",
        "audio/evil+xml",
        "video/evil+xml",
        "application/pdf",
        "text/plain"
      })
  void nothingElseIsBelieved(String declared) {
    assertThat(declared(noise(), declared)).isEqualTo("application/octet-stream");
  }

  @ParameterizedTest
  @CsvSource({
    "'<!DOCTYPE html><script>alert(1)</script>', text/html",
    "'<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>', image/svg+xml",
    "'just some words', text/plain"
  })
  void bytesThatTellATypeAreStrongerThanADeclaration(String content, String expected) {
    assertThat(declared(content.getBytes(UTF_8), "audio/mpeg")).isEqualTo(expected);
  }

  @Test
  void anEmptyFileIsNothingWhateverIsDeclared() {
    assertThat(declared(new byte[0], "audio/mpeg")).isEqualTo("application/octet-stream");
  }

  @ParameterizedTest
  @ValueSource(strings = {"feff", "fffe", "efbbbf", "44534420"})
  void noiseBehindWhatBeginsLikeTextIsNoText(String mark) {
    byte[] begin = HexFormat.of().parseHex(mark);
    byte[] file = noise();
    System.arraycopy(begin, 0, file, 0, begin.length);

    assertThat(declared(file, "application/octet-stream")).isEqualTo("application/octet-stream");
    assertThat(detector.detect(file, FileName.of("x.txt"))).isEqualTo(MediaType.OCTET_STREAM);
    assertThat(detector.detect(file, FileName.of("x.js"))).isEqualTo(MediaType.OCTET_STREAM);
  }

  @Test
  void controlCharactersFarBehindATextualBeginningAreNoText() {
    byte[] file = "a header of words\n".repeat(200).getBytes(UTF_8);
    file[3_000] = 0;

    assertThat(declared(file, "application/octet-stream")).isEqualTo("application/octet-stream");
  }

  @Test
  void textOfEveryEncodingIsText() {
    String text = "Grüße aus Köln – 東京から 🎵\r\n\tsecond line\n".repeat(50);
    assertText(text, UTF_8);
    assertText("\ufeff" + text, UTF_8);
    assertText("\ufeff" + text, UTF_16BE);
    assertText("\ufeff" + text, UTF_16LE);
  }

  @Test
  void textMayBeCutWithinACharacter() {
    byte[] text = "\ufeff東京から".getBytes(UTF_8);

    assertThat(declared(Arrays.copyOf(text, text.length - 1), "audio/mpeg"))
        .isEqualTo("text/plain");
  }

  private void assertText(String text, Charset charset) {
    assertThat(declared(text.getBytes(charset), "application/octet-stream"))
        .as(charset.name())
        .isEqualTo("text/plain");
  }

  private String declared(byte[] file, String declared) {
    MediaType type = MediaType.parse(declared).orElseThrow();
    return detector.detect(file, FileName.UNNAMED, type).value();
  }

  private static byte[] noise() {
    byte[] noise = new byte[3_000];
    new Random(7).nextBytes(noise);
    return noise;
  }
}
