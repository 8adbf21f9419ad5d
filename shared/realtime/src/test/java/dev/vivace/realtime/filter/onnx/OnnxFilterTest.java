package dev.vivace.realtime.filter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.I420Frame;
import dev.vivace.realtime.filter.ModelFilter;
import dev.vivace.realtime.filter.ParameterSchema;
import dev.vivace.realtime.filter.ParameterValues;
import dev.vivace.testkit.ModelFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of one or two operators, which the test writes. */
class OnnxFilterTest {
  private final List<Map<String, ?>> messages = new ArrayList<>();

  @Test
  void anImageOfTheModelIsTheFrame() {
    byte[] inverse =
        ModelFile.withInput(1, 3, 24, 32)
            .constant("one", new float[] {1}, 1)
            .node("Sub", List.of("one", "in"), "out")
            .withOutput(1, 3, 24, 32);

    I420Frame frame = filtered(inverse, grey(64, 48, 180), Map.of());

    assertThat(frame.is(32, 24)).isTrue();
    assertThat(frame.y()[5] & 0xff).isCloseTo(16 + 235 - 180, within(2));
    assertThat(frame.u()[5] & 0xff).isCloseTo(128, within(1));
  }

  @Test
  void aModelOfAnySizeGetsTheOneThatIsSet() {
    byte[] same =
        ModelFile.withInput(1, -1, -1, 3)
            .node("Identity", List.of("in"), "out")
            .withOutput(1, -1, -1, 3);

    I420Frame frame = filtered(same, grey(64, 48, 100), Map.of("width", 40L, "height", 20L));

    assertThat(frame.is(40, 20)).isTrue();
    assertThat(frame.y()[100] & 0xff).isCloseTo(100, within(1));
  }

  @Test
  void coloursComeThroughInTheirOrder() {
    byte[] same =
        ModelFile.withInput(1, 3, 16, 16)
            .node("Identity", List.of("in"), "out")
            .withOutput(1, 3, 16, 16);
    I420Frame red = grey(16, 16, 82);
    Arrays.fill(red.u(), (byte) 90);
    Arrays.fill(red.v(), (byte) 240);

    I420Frame rgb = filtered(same, red, Map.of());
    I420Frame bgr = filtered(same, red, Map.of("colour", "bgr", "mean", 128.0, "deviation", 64.0));

    assertThat(rgb.v()[0] & 0xff).isCloseTo(240, within(2));
    assertThat(bgr.v()[0] & 0xff).isCloseTo(240, within(2));
    assertThat(bgr.y()[0] & 0xff).isCloseTo(82, within(2));
  }

  @Test
  void aMaskDarkensWhatIsBelowItsThreshold() {
    byte[] mask =
        ModelFile.withInput(1, 3, 2, 2)
            .constant("mask", new float[] {1, 0, 0.6f, 0.4f}, 1, 1, 2, 2)
            .node("Identity", List.of("mask"), "out")
            .withOutput(1, 1, 2, 2);

    I420Frame frame = filtered(mask, grey(4, 4, 166), Map.of("output", "mask"));

    assertThat(frame.y()[0] & 0xff).isEqualTo(166);
    assertThat(frame.y()[3] & 0xff).isEqualTo(66);
    assertThat(frame.y()[12] & 0xff).isEqualTo(166);
    assertThat(frame.y()[15] & 0xff).isEqualTo(66);
  }

  @Test
  void boxesAreDrawnAndToldToThePage() {
    byte[] boxes =
        ModelFile.withInput(1, 3, 100, 100)
            .constant("boxes", new float[] {25, 25, 75, 75, 0.9f, 1, 0, 0, 10, 10, 0.1f, 0}, 2, 6)
            .node("Identity", List.of("boxes"), "out")
            .withOutput(2, 6);

    I420Frame frame =
        filtered(boxes, grey(201, 101, 50), Map.of("output", "boxes", "labels", "cat, dog"));

    assertThat(frame.y()[25 * 201 + 100] & 0xff).isEqualTo(235);
    assertThat(frame.y()[50 * 201 + 100] & 0xff).isEqualTo(50);
    assertThat(messages).hasSize(1);
    assertThat(messages.getFirst().get("boxes"))
        .asString()
        .contains("label=dog", "left=0.25", "bottom=0.75")
        .doesNotContain("cat");
  }

  @Test
  void anOutputOfAnotherShapeIsAFailureOfTheFilter() {
    byte[] same =
        ModelFile.withInput(1, 3, 16, 16)
            .node("Identity", List.of("in"), "out")
            .withOutput(1, 3, 16, 16);

    assertThatIllegalStateException()
        .isThrownBy(() -> filtered(same, grey(16, 16, 0), Map.of("output", "boxes")))
        .withMessageContaining("shape");
  }

  @Test
  void aModelThatAllocatesWithoutEndFailsAndTheProcessLives() {
    byte[] huge =
        ModelFile.withInput(1, 3, 16, 16)
            .constant("column", new float[1 << 20], 1 << 20, 1)
            .constant("row", new float[1 << 20], 1, 1 << 20)
            .node("Sum", List.of("column", "row"), "square")
            .node("Sum", List.of("square", "in"), "out")
            .withOutput(-1, -1, -1, -1);

    assertThatThrownBy(() -> filtered(huge, grey(16, 16, 0), Map.of()))
        .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class);
  }

  /** Its first tensor has 5 GB. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aModelThatTakesMoreMemoryThanOneMayFailsTimeAndAgain() {
    byte[] large =
        ModelFile.withInput(1, 3, 640, 640)
            .constant("batch", new float[1_024], 1_024, 1, 1, 1)
            .node("Add", List.of("batch", "in"), "many")
            .node("Relu", List.of("many"), "out")
            .withOutput(1_024, 3, 640, 640);

    for (int i = 0; i < 3; i++) {
      assertThatIllegalStateException()
          .isThrownBy(() -> filtered(large, grey(64, 48, 0), Map.of()))
          .withMessageMatching("(?s).*(bad_alloc|bad allocation|allocate).*");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 100})
  void aBrokenModelIsRefused(int kept) {
    byte[] whole =
        ModelFile.withInput(1, 3, 16, 16)
            .node("Identity", List.of("in"), "out")
            .withOutput(1, 3, 16, 16);
    byte[] cut = Arrays.copyOf(whole, Math.min(kept, whole.length - 1));

    assertThatIllegalArgumentException().isThrownBy(() -> new OnnxFilter().load(cut));
  }

  @Test
  void aModelOfUnknownOperatorsOrInputsIsRefused() {
    byte[] unknown =
        ModelFile.withInput(1, 3, 16, 16)
            .node("Fly", List.of("in"), "out")
            .withOutput(1, 3, 16, 16);
    byte[] flat =
        ModelFile.withInput(3, 16).node("Identity", List.of("in"), "out").withOutput(3, 16);

    assertThatIllegalArgumentException().isThrownBy(() -> new OnnxFilter().load(unknown));
    assertThatIllegalArgumentException().isThrownBy(() -> new OnnxFilter().load(flat));
  }

  @Test
  void aModelThatIsTooLargeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OnnxFilter().load(new byte[ModelFilter.LARGEST_BYTES + 1]));
  }

  private I420Frame filtered(byte[] model, I420Frame frame, Map<String, Object> set) {
    try (OnnxFilter filter = new OnnxFilter()) {
      filter.load(model);
      ParameterSchema schema = filter.description().parameters();
      ParameterValues values = ParameterValues.initial(schema).with(schema.checked(set));
      return filter.filter(frame, new FilterCall(values, 0, messages::add));
    }
  }

  private static I420Frame grey(int width, int height, int luma) {
    I420Frame frame = new I420Frame(width, height);
    Arrays.fill(frame.y(), (byte) luma);
    Arrays.fill(frame.u(), I420Frame.NEUTRAL);
    Arrays.fill(frame.v(), I420Frame.NEUTRAL);
    return frame;
  }
}
