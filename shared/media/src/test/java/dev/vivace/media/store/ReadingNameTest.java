package dev.vivace.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.dimensions.Dimensions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingNameTest {
  @ParameterizedTest
  @CsvSource({
    "v1, , ",
    "v1-d1, PT0.001S, ",
    "v1-d31622400000, PT8784H, ",
    "v1-w1920-h1080, , 1920",
    "v1-d12345-w1920-h1080, PT12.345S, 1920"
  })
  void saysWhatWasRead(String name, @Nullable Duration duration, @Nullable Integer width) {
    Dimensions dimensions =
        new Dimensions(
            Optional.ofNullable(duration),
            Optional.ofNullable(width).map(known -> new Dimensions.Size(known, 1080)));

    assertThat(ReadingName.of(dimensions).value()).isEqualTo(name);
    assertThat(new ReadingName(name).dimensions()).contains(dimensions);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v2", "v1-", "v1-d", "v1-w1", "v1-h1-w1", "v1-d-1", "v1-d1/x", "v11"})
  void ofAnotherVersionSaysNothing(String name) {
    assertThat(new ReadingName(name).dimensions()).isEmpty();
  }
}
