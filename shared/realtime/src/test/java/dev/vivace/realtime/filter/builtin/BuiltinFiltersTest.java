package dev.vivace.realtime.filter.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vivace.realtime.filter.AudioBlock;
import dev.vivace.realtime.filter.Filter;
import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.I420Frame;
import dev.vivace.realtime.filter.ParameterSchema;
import dev.vivace.realtime.filter.ParameterValues;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in filters on small frames of even and of odd sides. */
class BuiltinFiltersTest {
  @Test
  void grayKeepsLumaOnly() {
    I420Frame frame = picture(5, 3);
    byte[] luma = frame.y().clone();

    I420Frame gray = filtered(new Gray(), frame, Map.of());

    assertThat(gray.y()).isEqualTo(luma);
    assertThat(gray.u()).containsOnly(128);
    assertThat(gray.v()).containsOnly(128);
  }

  @ParameterizedTest
  @CsvSource({"horizontal, 4, 0", "vertical, 0, 2", "both, 4, 2"})
  void flipPutsACornerIntoAnother(String direction, int x, int y) {
    I420Frame flipped = filtered(new Flip(), marked(5, 3), Map.of("direction", direction));

    assertThat(flipped.y()[y * 5 + x]).isEqualTo((byte) 200);
    assertThat(flipped.u()[y / 2 * 3 + x / 2]).isEqualTo((byte) 90);
    assertThat(flipped.v()[y / 2 * 3 + x / 2]).isEqualTo((byte) 80);
  }

  @ParameterizedTest
  @CsvSource({"0, 5, 3, 0, 0", "90, 3, 5, 2, 0", "180, 5, 3, 4, 2", "270, 3, 5, 0, 4"})
  void rotateTurnsClockwise(String degrees, int width, int height, int x, int y) {
    I420Frame turned = filtered(new Rotate(), marked(5, 3), Map.of("degrees", degrees));

    assertThat(turned.is(width, height)).isTrue();
    assertThat(turned.y()[y * width + x]).isEqualTo((byte) 200);
    assertThat(turned.u()[y / 2 * turned.chromaWidth() + x / 2]).isEqualTo((byte) 90);
    assertThat(turned.v()[y / 2 * turned.chromaWidth() + x / 2]).isEqualTo((byte) 80);
  }

  @Test
  void fourQuartersAreTheFrameAgain() {
    I420Frame frame = picture(7, 4);
    byte[] luma = frame.y().clone();
    byte[] chroma = frame.u().clone();
    for (int quarter = 0; quarter < 4; quarter++) {
      frame = filtered(new Rotate(), frame, Map.of("degrees", "90"));
    }

    assertThat(frame.y()).isEqualTo(luma);
    assertThat(frame.u()).isEqualTo(chroma);
  }

  @Test
  void edgesAreWhiteOnBlackWithoutColour() {
    I420Frame frame = new I420Frame(40, 30);
    for (int i = 0; i < frame.y().length; i++) {
      frame.y()[i] = (byte) (i % 40 < 20 ? 30 : 220);
    }

    I420Frame edges = filtered(new Edges(), frame, Map.of());

    assertThat(edges.y()).containsOnly(0, 255).contains(255);
    assertThat(edges.u()).containsOnly(128);
  }

  @Test
  void cartoonHasAsManyStepsAsAskedForAndBlackLines() {
    I420Frame drawn = filtered(new Cartoon(), picture(64, 48), Map.of("levels", 3L, "lines", 40L));

    assertThat(drawn.y()).containsOnly(16, 52, 125, 198);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 31})
  void everyFilterTakesFramesOfAnySize(int side) {
    for (FrameFilter filter :
        new FrameFilter[] {
          new Pass(), new Gray(), new Edges(), new Blur(), new Cartoon(), new Flip(), new Rotate()
        }) {
      I420Frame result = filtered(filter, picture(side, 17), Map.of());
      assertThat(result.y()).as(filter.description().name()).hasSize(side * 17);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0.25", "2, 0.5", "8, 2"})
  void gainMultiplies(double gain, float expected) {
    AudioBlock block = new AudioBlock(new float[] {0.25f, -0.25f}, 48_000, 1);
    Gain filter = new Gain();

    filter.filter(block, call(filter, Map.of("gain", gain)));

    assertThat(block.samples()[0]).isCloseTo(expected, within(1e-6f));
    assertThat(block.samples()[1]).isCloseTo(-expected, within(1e-6f));
  }

  private static I420Frame filtered(FrameFilter filter, I420Frame frame, Map<String, Object> set) {
    return filter.filter(frame, call(filter, set));
  }

  private static FilterCall call(Filter filter, Map<String, Object> set) {
    ParameterSchema schema = filter.description().parameters();
    return new FilterCall(
        ParameterValues.initial(schema).with(schema.checked(set)), 0, message -> {});
  }

  /** Dark but for its upper left corner. */
  private static I420Frame marked(int width, int height) {
    I420Frame frame = new I420Frame(width, height);
    frame.y()[0] = (byte) 200;
    frame.u()[0] = 90;
    frame.v()[0] = 80;
    return frame;
  }

  private static I420Frame picture(int width, int height) {
    I420Frame frame = new I420Frame(width, height);
    Random random = new Random(7);
    random.nextBytes(frame.y());
    random.nextBytes(frame.u());
    random.nextBytes(frame.v());
    return frame;
  }
}
