package dev.vivace.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
  @ParameterizedTest
  @CsvSource({
    "audio/mpeg, audio/mpeg",
    "' Audio/MPEG ; rate=8000', audio/mpeg",
    "image/svg+xml, image/svg+xml",
    "application/vnd.a-b_c.1!#$&^, application/vnd.a-b_c.1!#$&^"
  })
  void aHeaderIsReadWithoutCaseAndParameters(String header, String value) {
    assertThat(MediaType.parse(header)).contains(new MediaType(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "audio", "audio/", "/mpeg", "a/b/c", "a b/c", "a/b c", "a/ü", "a/\nb", "*/*",
        ";a/b"
      })
  void anythingElseIsNone(String header) {
    assertThat(MediaType.parse(header)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new MediaType(header));
  }

  @Test
  void aTypeHas127CharactersAtMost() {
    String longest = "a/" + "b".repeat(125);

    assertThat(MediaType.parse(longest)).contains(new MediaType(longest));
    assertThat(MediaType.parse(longest + "b")).isEmpty();
  }
}
