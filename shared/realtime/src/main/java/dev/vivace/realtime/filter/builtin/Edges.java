package dev.vivace.realtime.filter.builtin;

import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.I420Frame;
import dev.vivace.realtime.filter.Parameter;
import io.micronaut.context.annotation.Prototype;
import java.util.Arrays;

/** Shows edges, white on black. */
@Prototype
final class Edges implements FrameFilter {
  private static final FilterDescription DESCRIPTION =
      FilterDescription.video(
          "edges",
          "Shows edges only, white on black (Canny).",
          new Parameter.Whole("low", "Threshold of edges that touch a strong one", 0, 2_040, 50L),
          new Parameter.Whole("high", "Threshold of strong edges", 0, 2_040, 150L));

  private final Canny canny = new Canny();

  @Override
  public FilterDescription description() {
    return DESCRIPTION;
  }

  @Override
  public I420Frame filter(I420Frame frame, FilterCall call) {
    Thresholds thresholds =
        new Thresholds(call.parameters().whole("low"), call.parameters().whole("high"));
    canny.detect(Planes.of(frame).y(), thresholds, frame.y());
    Arrays.fill(frame.u(), I420Frame.NEUTRAL);
    Arrays.fill(frame.v(), I420Frame.NEUTRAL);
    return frame;
  }
}
