package dev.vivace.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryMediaTypesTest {
  @ParameterizedTest
  @CsvSource({
    "*/*, application/json, true",
    "*/*, '', true",
    "audio/wav, audio/wav, true",
    "audio/wav, Audio/WAV; codecs=1, true",
    "audio/wav, audio/mpeg, false",
    "audio/*, audio/wav, false",
    "audio/wav, '', false",
  })
  void onlyWholeTypesAndTheFullWildcardCount(
      String configured, String contentType, boolean binary) {
    assertThat(new BinaryMediaTypes(List.of(configured)).contains(contentType)).isEqualTo(binary);
  }
}
