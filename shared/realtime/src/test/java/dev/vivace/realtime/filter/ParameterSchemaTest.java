package dev.vivace.realtime.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterSchemaTest {
  private static final ParameterSchema SCHEMA =
      ParameterSchema.of(
          new Parameter.Whole("radius", "Pixels", 0, 64, 8L),
          new Parameter.Decimal("gain", "Factor", 0, 8, 0.1, 1.0),
          new Parameter.Flag("mirror", "Mirrored", false),
          new Parameter.Choice("degrees", "Degrees", List.of("0", "90"), "0"),
          new Parameter.Text("labels", "Labels", 5, ""));

  @Test
  void valuesAreWhatFiltersGet() {
    Map<String, Object> checked =
        SCHEMA.checked(
            Map.of("radius", 3, "gain", 2, "mirror", true, "degrees", "90", "labels", "a,b"));

    assertThat(checked)
        .isEqualTo(
            Map.of("radius", 3L, "gain", 2.0, "mirror", true, "degrees", "90", "labels", "a,b"));
    assertThat(SCHEMA.checked(Map.of("radius", 3.0))).isEqualTo(Map.of("radius", 3L));
    ParameterValues values = ParameterValues.initial(SCHEMA).with(checked);
    assertThat(values.whole("radius")).isEqualTo(3);
    assertThat(values.decimal("gain")).isEqualTo(2);
    assertThat(values.flag("mirror")).isTrue();
    assertThat(values.text("degrees")).isEqualTo("90");
  }

  static List<List<@Nullable Object>> wrong() {
    return List.of(
        Arrays.asList("radius", -1),
        Arrays.asList("radius", 65),
        Arrays.asList("radius", 1.5),
        Arrays.asList("radius", 1e300),
        Arrays.asList("radius", "8"),
        Arrays.asList("radius", null),
        Arrays.asList("radius", true),
        Arrays.asList("gain", -0.001),
        Arrays.asList("gain", 8.001),
        Arrays.asList("gain", Double.NaN),
        Arrays.asList("gain", List.of(1)),
        Arrays.asList("mirror", "true"),
        Arrays.asList("mirror", 1),
        Arrays.asList("degrees", "45"),
        Arrays.asList("degrees", 90),
        Arrays.asList("labels", "abcdef"),
        Arrays.asList("labels", Map.of()),
        Arrays.asList("unknown", 1));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatIsOutOfBoundsIsRefusedByName(List<@Nullable Object> pair) {
    String name = String.valueOf(pair.get(0));

    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> SCHEMA.checked(Collections.singletonMap(name, pair.get(1))))
        .satisfies(refused -> assertThat(refused.parameter()).isEqualTo(name));
  }

  @Test
  void theJsonSchemaHasBoundsAndDefaults() {
    assertThat(SCHEMA.toJsonSchema().get("properties"))
        .asString()
        .contains("radius={description=Pixels, maximum=64, minimum=0, type=integer, default=8}")
        .contains("gain={description=Factor, maximum=8.0, minimum=0.0, step=0.1, type=number,")
        .contains("mirror={description=Mirrored, type=boolean, default=false}")
        .contains("degrees={description=Degrees, enum=[0, 90], type=string, default=0}")
        .contains("labels={description=Labels, maxLength=5, type=string, default=}");
  }

  @Test
  void anInitialValueOutOfBoundsIsAMistakeOfTheFilter() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterSchema.of(new Parameter.Whole("radius", "Pixels", 0, 4, 8L)));
  }
}
