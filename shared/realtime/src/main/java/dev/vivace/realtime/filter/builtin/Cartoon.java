package dev.vivace.realtime.filter.builtin;

import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.I420Frame;
import dev.vivace.realtime.filter.Parameter;
import io.micronaut.context.annotation.Prototype;

/** Draws flat areas and dark lines: luma in steps, smooth chroma, Canny's edges on top. */
@Prototype
final class Cartoon implements FrameFilter {
  private static final FilterDescription DESCRIPTION =
      FilterDescription.video(
          "cartoon",
          "Draws flat colours with dark lines.",
          new Parameter.Whole("levels", "Steps of brightness", 2, 32, 6L),
          new Parameter.Whole(
              "lines", "Threshold of lines: fewer with a higher one", 0, 2_040, 90L),
          new Parameter.Whole("smooth", "Pixels on each side that are averaged", 0, 8, 2L));

  private static final int BLACK = 16;
  private static final int WHITE = 235;

  private final BoxBlur luma = new BoxBlur();
  private final BoxBlur chroma = new BoxBlur();
  private final Canny canny = new Canny();
  private byte[] lines = new byte[0];

  @Override
  public FilterDescription description() {
    return DESCRIPTION;
  }

  @Override
  public I420Frame filter(I420Frame frame, FilterCall call) {
    int smooth = call.parameters().whole("smooth");
    int threshold = call.parameters().whole("lines");
    Planes planes = Planes.of(frame);
    if (lines.length != frame.y().length) {
      lines = new byte[frame.y().length];
    }
    luma.blur(planes.y(), smooth);
    canny.detect(planes.y(), new Thresholds(threshold / 2, threshold), lines);
    chroma.blur(planes.u(), smooth);
    chroma.blur(planes.v(), smooth);
    draw(frame.y(), steps(call.parameters().whole("levels")));
    return frame;
  }

  private void draw(byte[] y, byte[] steps) {
    for (int i = 0; i < y.length; i++) {
      y[i] = lines[i] == 0 ? steps[y[i] & 0xff] : BLACK;
    }
  }

  /** The middle of the step that each value falls into. */
  private static byte[] steps(int levels) {
    byte[] steps = new byte[256];
    for (int value = 0; value < steps.length; value++) {
      int inRange = Math.clamp(value, BLACK, WHITE) - BLACK;
      int step = Math.min(inRange * levels / (WHITE - BLACK), levels - 1);
      steps[value] = (byte) (BLACK + (WHITE - BLACK) * (2 * step + 1) / (2 * levels));
    }
    return steps;
  }
}
