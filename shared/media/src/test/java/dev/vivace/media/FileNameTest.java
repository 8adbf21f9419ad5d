package dev.vivace.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "song.mp3",
        "Ünïcödé 音楽 \"quoted\" \\ ; .mp3",
        "emoji 👩‍👩‍👧 family.wav",
        "100% \"sure\"; filename=\"evil.exe\".ogg",
        "it's a 'quote'.mp3",
        "%41%42.mp3",
        "مرحبا.mp3",
        "semi;colon=equals,comma.mp3",
        "trailing backslash\\",
        ".hidden"
      })
  void anyNameSurvivesTheHeader(String name) {
    FileName fileName = FileName.of(name);
    assertThat(fileName.value()).isEqualTo(name);

    String header = fileName.toContentDisposition(Disposition.INLINE);

    assertThat(header).matches("[ -~]+");
    assertThat(FileName.fromContentDisposition(header)).contains(fileName);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ../../etc/passwd,      passwd
          /absolute/song.mp3,    song.mp3
          C:\\fakepath\\song.mp3,  song.mp3
          \\\\server\\share\\a.wav,  a.wav
          ..\\..\\evil.exe,        evil.exe
          '  padded.mp3  ',      padded.mp3
          ..,                    unnamed
          .,                     unnamed
          '',                    unnamed
          '   ',                 unnamed
          folder/,               unnamed
          """)
  void pathsAndPaddingAreRemoved(String raw, String expected) {
    assertThat(FileName.of(raw).value()).isEqualTo(expected);
  }

  @Test
  void controlAndDirectionCharactersAreRemoved() {
    assertThat(FileName.of("a\r\nX-Evil: 1\u0000\u202E\u061Cgnp.exe\u2028").value())
        .isEqualTo("aX-Evil: 1gnp.exe");
  }

  @Test
  void aLoneSurrogateIsRemoved() {
    assertThat(FileName.of("a\uD83Db.mp3").value()).isEqualTo("ab.mp3");
  }

  @Test
  void decomposedCharactersAreComposed() {
    assertThat(FileName.of("u\u0308.mp3").value()).isEqualTo("ü.mp3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "ü", "音", "👍"})
  void aLongNameIsCutBeforeItsExtension(String character) {
    FileName name = FileName.of(character.repeat(1000) + ".mp3");

    assertThat(name.value()).startsWith(character).endsWith(character + ".mp3");
    assertThat(name.value().getBytes(StandardCharsets.UTF_8).length).isBetween(250, 255);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "..", " a", "a\nb"})
  void theConstructorTakesCleanNamesOnly(String value) {
    assertThatThrownBy(() -> new FileName(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          attachment; filename="simple.mp3"                                   | simple.mp3
          attachment; filename=token.mp3                                      | token.mp3
          ATTACHMENT;FILENAME="upper.mp3"                                     | upper.mp3
          inline; filename="a\\"b\\\\c.mp3"                                   | a"b\\c.mp3
          attachment; filename="old.mp3"; filename*=UTF-8''n%C3%A9w.mp3       | néw.mp3
          attachment; filename*=utf-8'en'%e2%82%ac.mp3; filename="old.mp3"    | €.mp3
          attachment; filename*=iso-8859-1''%A3.mp3                           | £.mp3
          attachment; filename="fine.mp3"; filename*=UTF-8''%ZZ               | fine.mp3
          attachment; filename="fine.mp3"; filename*=UTF-8''%FF               | fine.mp3
          attachment; filename="fine.mp3"; filename*=utf-7''x                 | fine.mp3
          attachment; filename="first.mp3"; filename="second.mp3"             | first.mp3
          form-data; name="file"; filename="form.mp3"                         | form.mp3
          attachment; filename="../../etc/passwd"                             | passwd
          attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd                 | passwd
          """)
  void headersOfOtherWritersAreRead(String header, String expected) {
    assertThat(FileName.fromContentDisposition(header).map(FileName::value)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "inline",
        "attachment; name=\"file\"",
        ";;;",
        "attachment; filename*=UTF-8''%",
        "attachment; filename=\"unterminated",
        "attachment; =nothing"
      })
  void aHeaderWithoutANameHasNone(String header) {
    assertThat(FileName.fromContentDisposition(header)).isEmpty();
  }

  @Test
  void aHostileHeaderIsReadInNoTime() {
    String quotes = "attachment; filename=\"" + "\\\"".repeat(2000);
    String percents = "attachment; filename*=UTF-8''" + "%41".repeat(1300) + "%";
    String spaces = "attachment" + " ".repeat(4000) + ";" + " ".repeat(80);

    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          assertThat(FileName.fromContentDisposition(quotes)).isEmpty();
          assertThat(FileName.fromContentDisposition(percents)).isEmpty();
          assertThat(FileName.fromContentDisposition(spaces)).isEmpty();
        });
  }

  @Test
  void theHeaderSaysNoMoreThanItMust() {
    assertThat(FileName.of("song.mp3").toContentDisposition(Disposition.ATTACHMENT))
        .isEqualTo("attachment; filename=\"song.mp3\"");
    assertThat(FileName.of("ü;.mp3").toContentDisposition(Disposition.INLINE))
        .isEqualTo("inline; filename=\"_;.mp3\"; filename*=UTF-8''%C3%BC%3B.mp3");
  }

  @Test
  void anotherExtensionReplacesTheOldOne() {
    assertThat(FileName.of("talk.final.wav").withExtension("mp3").value())
        .isEqualTo("talk.final.mp3");
    assertThat(FileName.of("talk").withExtension("mp3").value()).isEqualTo("talk.mp3");
  }
}
