package dev.vivace.stream.range;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.lambda.http.Headers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conditions of RFC 9110, section 13, on a version {@code "v1"} of half past eight. */
class PreconditionsTest {
  private static final Validators CURRENT =
      new Validators("\"v1\"", Instant.parse("2026-11-20T08:30:00Z"));

  private static final Map<String, String> TIMES =
      Map.of(
          "BEFORE", "Fri, 20 Nov 2026 08:29:59 GMT",
          "THEN", "Fri, 20 Nov 2026 08:30:00 GMT",
          "LATER", "Fri, 20 Nov 2026 08:30:01 GMT");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Accept: */* | MET",
        "If-Match: \"v1\" | MET",
        "If-Match: \"v0\", \"v1\" | MET",
        "If-Match: * | MET",
        "If-Match: W/\"v1\" | FAILED",
        "If-Match: \"v0\" | FAILED",
        "If-Match: v1 | FAILED",
        "If-Match: \"v1,\" | FAILED",
        "If-Unmodified-Since: BEFORE | FAILED",
        "If-Unmodified-Since: THEN | MET",
        "If-Unmodified-Since: LATER | MET",
        "If-Unmodified-Since: yesterday | MET",
        "If-None-Match: \"v1\" | NOT_MODIFIED",
        "If-None-Match: W/\"v1\" | NOT_MODIFIED",
        "If-None-Match: \"v0\" , W/\"v1\" | NOT_MODIFIED",
        "If-None-Match: * | NOT_MODIFIED",
        "If-None-Match: \"v0\" | MET",
        "If-None-Match: v1 | MET",
        "If-None-Match: \"av1\", \"v1a\" | MET",
        "If-Modified-Since: BEFORE | MET",
        "If-Modified-Since: THEN | NOT_MODIFIED",
        "If-Modified-Since: LATER | NOT_MODIFIED",
        "If-Modified-Since: yesterday | MET",
      })
  void oneIsMetOrNot(String field, Preconditions.Outcome outcome) {
    assertThat(outcome(field)).isEqualTo(outcome);
  }

  /** Section 13.2.2: an entity tag says more than a time, and what must hold comes first. */
  @ParameterizedTest(name = "{0}; {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "If-Match: \"v1\" | If-Unmodified-Since: BEFORE | MET",
        "If-Match: \"v0\" | If-Unmodified-Since: LATER | FAILED",
        "If-None-Match: \"v0\" | If-Modified-Since: LATER | MET",
        "If-None-Match: \"v1\" | If-Modified-Since: BEFORE | NOT_MODIFIED",
        "If-Match: \"v0\" | If-None-Match: \"v1\" | FAILED",
        "If-Match: \"v1\" | If-None-Match: \"v1\" | NOT_MODIFIED",
        "If-Unmodified-Since: BEFORE | If-Modified-Since: LATER | FAILED",
        "If-Unmodified-Since: LATER | If-Modified-Since: LATER | NOT_MODIFIED",
      })
  void theOneThatComesFirstDecides(String one, String other, Preconditions.Outcome outcome) {
    assertThat(outcome(one, other)).isEqualTo(outcome);
    assertThat(outcome(other, one)).isEqualTo(outcome);
  }

  @Test
  void tagsMayComeInSeveralLines() {
    Headers headers = Headers.empty().plus("If-Match", "\"v0\"").plus("If-Match", "\"v1\"");

    assertThat(new Preconditions(headers, CURRENT).outcome()).isEqualTo(Preconditions.Outcome.MET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"v1\" | true",
        "W/\"v1\" | false",
        "\"v0\" | false",
        "* | false",
        "BEFORE | false",
        "THEN | true",
        "LATER | false",
      })
  void aRangeIsForThatVeryVersion(String ifRange, boolean matches) {
    assertThat(CURRENT.matchRange(TIMES.getOrDefault(ifRange, ifRange))).isEqualTo(matches);
  }

  private static Preconditions.Outcome outcome(String... fields) {
    Map<String, List<String>> headers =
        Arrays.stream(fields)
            .map(field -> field.split(": ", 2))
            .collect(
                Collectors.toMap(
                    field -> field[0], field -> List.of(TIMES.getOrDefault(field[1], field[1]))));
    return new Preconditions(Headers.of(headers), CURRENT).outcome();
  }
}
