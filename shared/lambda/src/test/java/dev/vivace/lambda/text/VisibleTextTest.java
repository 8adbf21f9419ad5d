package dev.vivace.lambda.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "grüße 音 🎧", "a\tb", "עברית العربية", "\\u001b is text", "~"})
  void whatCanBeSeenStays(String text) {
    assertThat(VisibleText.of(text)).isSameAs(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0000, \\u0000",
    "000a, \\u000a",
    "000d, \\u000d",
    "001b, \\u001b",
    "007f, \\u007f",
    "0085, \\u0085",
    "009b, \\u009b",
    "061c, \\u061c",
    "200b, \\u200b",
    "200e, \\u200e",
    "200f, \\u200f",
    "2028, \\u2028",
    "2029, \\u2029",
    "202a, \\u202a",
    "202e, \\u202e",
    "2066, \\u2066",
    "2069, \\u2069",
    "feff, \\ufeff",
    "d800, \\ud800",
    "dfff, \\udfff"
  })
  void whatActsOrHidesIsWrittenAsAnEscape(String codePoint, String escape) {
    String hidden = Character.toString(Integer.parseInt(codePoint, 16));

    assertThat(VisibleText.of("a" + hidden + "b")).isEqualTo("a" + escape + "b");
  }

  @Test
  void hiddenCharactersBeyondTheFirstPlaneAreTwoEscapes() {
    assertThat(VisibleText.of(Character.toString(0xE0041))).isEqualTo("\\udb40\\udc41");
  }
}
