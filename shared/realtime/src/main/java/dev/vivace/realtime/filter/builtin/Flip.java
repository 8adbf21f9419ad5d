package dev.vivace.realtime.filter.builtin;

import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.I420Frame;
import dev.vivace.realtime.filter.Parameter;
import io.micronaut.context.annotation.Prototype;
import java.util.List;

/** Mirrors. */
@Prototype
final class Flip implements FrameFilter {
  private static final String HORIZONTAL = "horizontal";
  private static final String VERTICAL = "vertical";
  private static final FilterDescription DESCRIPTION =
      FilterDescription.video(
          "flip",
          "Mirrors the picture.",
          new Parameter.Choice(
              "direction",
              "Sides that are swapped: left and right, top and bottom, or both",
              List.of(HORIZONTAL, VERTICAL, "both"),
              HORIZONTAL));

  @Override
  public FilterDescription description() {
    return DESCRIPTION;
  }

  @Override
  public I420Frame filter(I420Frame frame, FilterCall call) {
    String direction = call.parameters().text("direction");
    Planes planes = Planes.of(frame);
    if (!direction.equals(VERTICAL)) {
      planes.each(Flip::swapColumns);
    }
    if (!direction.equals(HORIZONTAL)) {
      planes.each(Flip::swapRows);
    }
    return frame;
  }

  private static void swapColumns(Plane plane) {
    byte[] bytes = plane.bytes();
    for (int row = 0; row < bytes.length; row += plane.width()) {
      for (int left = row, right = row + plane.width() - 1; left < right; left++, right--) {
        byte kept = bytes[left];
        bytes[left] = bytes[right];
        bytes[right] = kept;
      }
    }
  }

  private static void swapRows(Plane plane) {
    int width = plane.width();
    byte[] bytes = plane.bytes();
    byte[] kept = new byte[width];
    for (int top = 0, bottom = bytes.length - width; top < bottom; top += width, bottom -= width) {
      System.arraycopy(bytes, top, kept, 0, width);
      System.arraycopy(bytes, bottom, bytes, top, width);
      System.arraycopy(kept, 0, bytes, bottom, width);
    }
  }
}
