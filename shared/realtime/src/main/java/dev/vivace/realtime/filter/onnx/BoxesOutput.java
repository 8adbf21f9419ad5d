package dev.vivace.realtime.filter.onnx;

import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.I420Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model's output as boxes, a row each: left, top, right and bottom in pixels of the input, then a
 * score and the number of a class. They are drawn, and told to the page in parts of the frame.
 *
 * @param call tells the page
 * @param labels names of classes by number
 */
record BoxesOutput(FilterCall call, double threshold, List<String> labels) {
  private static final int MEMBERS = 6;
  private static final int MOST = 100;
  private static final byte WHITE = (byte) 235;

  static BoxesOutput of(FilterCall call) {
    return new BoxesOutput(
        call,
        call.parameters().decimal("threshold"),
        List.of(call.parameters().text("labels").split(",", -1)));
  }

  I420Frame draw(Tensor output, I420Frame frame, InputShape shape) {
    int[] dimensions = output.squeezed(2);
    if (dimensions[1] != MEMBERS) {
      throw output.unexpected();
    }
    List<Map<String, Object>> boxes = new ArrayList<>();
    for (int row = 0; row < dimensions[0] && boxes.size() < MOST; row++) {
      float[] values = output.values();
      int at = row * MEMBERS;
      float score = values[at + 4];
      if (score >= threshold) {
        double left = part(values[at], shape.width());
        double top = part(values[at + 1], shape.height());
        double right = part(values[at + 2], shape.width());
        double bottom = part(values[at + 3], shape.height());
        outline(frame, new double[] {left, top, right, bottom});
        boxes.add(
            Map.of(
                "label", label(values[at + 5]),
                "score", score,
                "left", left,
                "top", top,
                "right", right,
                "bottom", bottom));
      }
    }
    call.send(Map.of("boxes", boxes));
    return frame;
  }

  /** NaN becomes 0. */
  private static double part(float pixels, int side) {
    double part = pixels / side;
    return part >= 0 ? Math.min(part, 1) : 0;
  }

  private String label(float number) {
    int known = Math.round(number);
    boolean named = known >= 0 && known < labels.size() && !labels.get(known).isBlank();
    return named ? labels.get(known).strip() : Integer.toString(known);
  }

  private static void outline(I420Frame frame, double[] box) {
    int left = (int) (box[0] * (frame.width() - 1));
    int top = (int) (box[1] * (frame.height() - 1));
    int right = (int) (box[2] * (frame.width() - 1));
    int bottom = (int) (box[3] * (frame.height() - 1));
    for (int x = left; x <= right; x++) {
      frame.y()[top * frame.width() + x] = WHITE;
      frame.y()[bottom * frame.width() + x] = WHITE;
    }
    for (int y = top; y <= bottom; y++) {
      frame.y()[y * frame.width() + left] = WHITE;
      frame.y()[y * frame.width() + right] = WHITE;
    }
  }
}
