package dev.vivace.peer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vivace.realtime.filter.InvalidParameterException;
import dev.vivace.realtime.filter.Parameter;
import dev.vivace.realtime.filter.ParameterSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionParametersTest {
  private final SessionParameters parameters =
      new SessionParameters(
          ParameterSchema.of(
              new Parameter.Whole("low", "Low", 0, 100, 10L),
              new Parameter.Whole("high", "High", 0, 100, 90L)));

  @Test
  void whatIsStoredIsTakenOverOnceItChanges() {
    assertThat(parameters.stored(Map.of("low", 20))).isTrue();
    assertThat(parameters.stored(Map.of("low", 20))).isFalse();
    assertThat(parameters.values().values()).isEqualTo(Map.of("low", 20L, "high", 90L));
  }

  @Test
  void whatTheChannelHasSetIsNotUndoneByWhatWasStoredBefore() {
    parameters.stored(Map.of("low", 20));
    parameters.set(Map.of("low", 30));

    assertThat(parameters.stored(Map.of("low", 20))).isFalse();
    assertThat(parameters.values().whole("low")).isEqualTo(30);
    assertThat(parameters.takeUnsaved()).isEqualTo(Map.of("low", 30L));
    assertThat(parameters.stored(Map.of("low", 20))).isFalse();
    assertThat(parameters.values().whole("low")).isEqualTo(30);
  }

  @Test
  void ofSeveralNoneIsSetIfOneIsOutOfBounds() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> parameters.set(Map.of("low", 1, "high", 101)));
    assertThat(parameters.values().whole("low")).isEqualTo(10);
    assertThat(parameters.takeUnsaved()).isEmpty();
  }

  @Test
  void whatCouldNotBeStoredIsKeptButForWhatWasSetAgain() {
    parameters.set(Map.of("low", 1, "high", 2));
    Map<String, Object> taken = parameters.takeUnsaved();
    parameters.set(Map.of("low", 3));

    parameters.putBack(taken);

    assertThat(parameters.takeUnsaved()).isEqualTo(Map.of("low", 3L, "high", 2L));
  }

  @Test
  void aStoredValueThatIsNoLongerAllowedIsNotUsed() {
    assertThat(parameters.stored(Map.of("low", 1_000, "gone", 1, "high", 80))).isTrue();
    assertThat(parameters.values().values()).isEqualTo(Map.of("low", 10L, "high", 80L));
  }
}
