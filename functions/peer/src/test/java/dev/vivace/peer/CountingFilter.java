package dev.vivace.peer;

import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.I420Frame;
import io.micronaut.context.annotation.Prototype;
import java.util.Map;

/** Tells the page the number of each frame. */
@Prototype
final class CountingFilter implements FrameFilter {
  private int frames;

  @Override
  public FilterDescription description() {
    return FilterDescription.video("counting", "Counts.");
  }

  @Override
  public I420Frame filter(I420Frame frame, FilterCall call) {
    call.send(Map.of("frames", ++frames));
    return frame;
  }
}
