package dev.vivace.lambda.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21T10:15:30.123Z",
        "2026-11-21T10:15:30Z",
        "2026-11-21T10:15:00Z",
        "2026-11-21T00:00:00Z",
        "2026-11-21T10:15:00.001Z",
        "2026-02-28T23:59:59.123456Z",
        "2028-02-29T23:59:59.123456789Z",
        "1969-12-31T23:59:59.999Z",
        "1970-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59.1Z",
        "+10000-01-01T00:00:00.100Z"
      })
  void aTimeIsWrittenAsTheJdkWritesIt(String text) {
    Instant instant = Instant.parse(text);

    assertThat(Timestamps.utc(instant)).isEqualTo(instant.toString());
  }
}
