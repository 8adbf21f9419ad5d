package dev.vivace.lambda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {
  @Test
  void readsTheFirstOfSeveralValues() {
    assertThat(query("limit", "1", "2").integer("limit", 1, 100)).contains(1);
    assertThat(query("as", "url", "data-uri").oneOf("as", List.of("url", "data-uri")))
        .contains("url");
  }

  @Test
  void answersNothingForWhatIsAbsent() {
    assertThat(QueryParameters.empty().integer("limit", 1, 100)).isEmpty();
    assertThat(QueryParameters.empty().oneOf("as", List.of("url"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "101", "-1", "1.5", "1e1", "99999999999999999999", "ten", " 1"})
  void refusesWhatIsNoNumberWithinTheBounds(String value) {
    assertThatThrownBy(() -> query("limit", value).integer("limit", 1, 100))
        .isInstanceOf(ProblemException.class)
        .hasMessage("invalid-parameter: limit must be a whole number from 1 to 100.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "URL", "blob"})
  void refusesAWordThatIsNotAmongThose(String value) {
    assertThatThrownBy(() -> query("as", value).oneOf("as", List.of("url", "data-uri")))
        .isInstanceOf(ProblemException.class)
        .hasMessage("invalid-parameter: as must be one of url, data-uri.");
  }

  private static QueryParameters query(String name, String... values) {
    return new QueryParameters(Map.of(name, List.of(values)));
  }
}
