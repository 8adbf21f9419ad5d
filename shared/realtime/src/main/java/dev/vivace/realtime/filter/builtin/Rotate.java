package dev.vivace.realtime.filter.builtin;

import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.FrameFilter;
import dev.vivace.realtime.filter.I420Frame;
import dev.vivace.realtime.filter.Parameter;
import io.micronaut.context.annotation.Prototype;
import java.util.List;

/** Turns by right angles, clockwise; a quarter swaps width and height. */
@Prototype
final class Rotate implements FrameFilter {
  private static final FilterDescription DESCRIPTION =
      FilterDescription.video(
          "rotate",
          "Turns the picture clockwise.",
          new Parameter.Choice(
              "degrees", "Degrees clockwise", List.of("0", "90", "180", "270"), "90"));

  private I420Frame turned = new I420Frame(1, 1);

  @Override
  public FilterDescription description() {
    return DESCRIPTION;
  }

  @Override
  public I420Frame filter(I420Frame frame, FilterCall call) {
    return switch (call.parameters().text("degrees")) {
      case "90" -> quarter(frame, 1);
      case "180" -> half(frame);
      case "270" -> quarter(frame, -1);
      default -> frame;
    };
  }

  private static I420Frame half(I420Frame frame) {
    Planes.of(frame).each(Rotate::reverse);
    return frame;
  }

  private static void reverse(Plane plane) {
    byte[] bytes = plane.bytes();
    for (int first = 0, last = bytes.length - 1; first < last; first++, last--) {
      byte kept = bytes[first];
      bytes[first] = bytes[last];
      bytes[last] = kept;
    }
  }

  /**
   * @param sense 1 turns clockwise, -1 the other way
   */
  private I420Frame quarter(I420Frame frame, int sense) {
    if (!turned.is(frame.height(), frame.width())) {
      turned = new I420Frame(frame.height(), frame.width());
    }
    Planes from = Planes.of(frame);
    Planes to = Planes.of(turned);
    turn(from.y(), to.y(), sense);
    turn(from.u(), to.u(), sense);
    turn(from.v(), to.v(), sense);
    return turned;
  }

  private static void turn(Plane from, Plane to, int sense) {
    int width = from.width();
    int start = sense > 0 ? (from.height() - 1) * width : width - 1;
    int down = sense > 0 ? 1 : -1;
    int right = sense > 0 ? -width : width;
    for (int y = 0; y < to.height(); y++) {
      int at = start + y * down;
      int row = y * to.width();
      for (int x = 0; x < to.width(); x++) {
        to.bytes()[row + x] = from.bytes()[at];
        at += right;
      }
    }
  }
}
