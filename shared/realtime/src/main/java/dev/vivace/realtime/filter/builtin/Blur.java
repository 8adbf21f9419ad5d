package dev.vivace.realtime.filter.builtin;

import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.I420Frame;
import dev.vivace.realtime.filter.Parameter;
import io.micronaut.context.annotation.Prototype;

/** Blurs. */
@Prototype
final class Blur implements FrameFilter {
  private static final FilterDescription DESCRIPTION =
      FilterDescription.video(
          "blur",
          "Blurs the picture.",
          new Parameter.Whole("radius", "Pixels on each side that are averaged", 0, 64, 8L));

  private final BoxBlur luma = new BoxBlur();
  private final BoxBlur chroma = new BoxBlur();

  @Override
  public FilterDescription description() {
    return DESCRIPTION;
  }

  @Override
  public I420Frame filter(I420Frame frame, FilterCall call) {
    int radius = call.parameters().whole("radius");
    Planes planes = Planes.of(frame);
    luma.blur(planes.y(), radius);
    chroma.blur(planes.u(), radius / 2);
    chroma.blur(planes.v(), radius / 2);
    return frame;
  }
}
