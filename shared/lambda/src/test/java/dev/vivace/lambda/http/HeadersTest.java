package dev.vivace.lambda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
  @Test
  void joinsFieldsThatDifferOnlyInCase() {
    Headers headers = Headers.of(Map.of("A", List.of("1"), "a", List.of("2")));

    assertThat(headers.all("a")).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void leavesTheOriginalAloneWhenAFieldIsReplaced() {
    Headers original = Headers.empty().plus("A", "1").plus("a", "2");

    assertThat(original.with("A", "3").all("a")).containsExactly("3");
    assertThat(original.all("A")).containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nSet-Cookie: x", "a\nb", "a\0b", "a\u001b[31m", "a\u007f"})
  void refusesAValueThatWouldBreakTheMessage(String value) {
    assertThatThrownBy(() -> Headers.empty().with("A", value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsNoValuesInItsText() {
    assertThat(Headers.empty().with("Authorization", "secret").toString())
        .isEqualTo("[Authorization]");
  }
}
