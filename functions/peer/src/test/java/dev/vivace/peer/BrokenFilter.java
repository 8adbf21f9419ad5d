package dev.vivace.peer;

import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.I420Frame;
import io.micronaut.context.annotation.Prototype;
import java.util.Arrays;

/** Spoils each frame and throws. */
@Prototype
final class BrokenFilter implements FrameFilter {
  @Override
  public FilterDescription description() {
    return FilterDescription.video("broken", "Fails.");
  }

  @Override
  public I420Frame filter(I420Frame frame, FilterCall call) {
    Arrays.fill(frame.y(), (byte) 0);
    throw new IllegalStateException("broken");
  }
}
