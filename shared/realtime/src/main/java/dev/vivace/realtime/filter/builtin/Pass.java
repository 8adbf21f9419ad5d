package dev.vivace.realtime.filter.builtin;

import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.I420Frame;
import io.micronaut.context.annotation.Prototype;

/** Lets frames through as they came. */
@Prototype
final class Pass implements FrameFilter {
  private static final FilterDescription DESCRIPTION =
      FilterDescription.video("pass", "Shows the camera as it is.");

  @Override
  public FilterDescription description() {
    return DESCRIPTION;
  }

  @Override
  public I420Frame filter(I420Frame frame, FilterCall call) {
    return frame;
  }
}
