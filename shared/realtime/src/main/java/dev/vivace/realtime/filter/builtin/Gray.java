package dev.vivace.realtime.filter.builtin;

import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.I420Frame;
import io.micronaut.context.annotation.Prototype;
import java.util.Arrays;

/** Takes the colour out. */
@Prototype
final class Gray implements FrameFilter {
  private static final FilterDescription DESCRIPTION =
      FilterDescription.video("gray", "Takes the colours out.");

  @Override
  public FilterDescription description() {
    return DESCRIPTION;
  }

  @Override
  public I420Frame filter(I420Frame frame, FilterCall call) {
    Arrays.fill(frame.u(), I420Frame.NEUTRAL);
    Arrays.fill(frame.v(), I420Frame.NEUTRAL);
    return frame;
  }
}
