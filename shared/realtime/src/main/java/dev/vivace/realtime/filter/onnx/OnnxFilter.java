package dev.vivace.realtime.filter.onnx;

import dev.vivace.realtime.filter.FilterCall;
import dev.vivace.realtime.filter.FilterDescription;
import dev.vivace.realtime.filter.I420Frame;
import dev.vivace.realtime.filter.ModelFilter;
import dev.vivace.realtime.filter.Parameter;
import io.micronaut.context.annotation.Prototype;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a model on each frame. Its input is one image of three channels as float32; its first output
 * is an image, a mask or a list of boxes.
 */
@Prototype
final class OnnxFilter implements ModelFilter {
  private static final FilterDescription DESCRIPTION =
      FilterDescription.video(
          "onnx",
          "Runs a model of yours on each frame (ONNX).",
          new Parameter.Choice(
              "output", "What the model makes", List.of("image", "mask", "boxes"), "image"),
          new Parameter.Whole("width", "Input width, if the model takes any", 16, 1_280, 320L),
          new Parameter.Whole("height", "Input height, if the model takes any", 16, 1_280, 240L),
          new Parameter.Choice("colour", "Order of the channels", List.of("rgb", "bgr"), "rgb"),
          new Parameter.Decimal("mean", "Subtracted from values of 0 to 255", 0, 255, 1, 0.0),
          new Parameter.Decimal("deviation", "Divides what is left", 0.001, 255, 1, 255.0),
          new Parameter.Decimal("threshold", "Least value of a mask or box", 0, 1, 0.05, 0.5),
          new Parameter.Text("labels", "Names of classes, with commas between", 4_096, ""));

  private final FrameTensors tensors = new FrameTensors();
  private @Nullable OnnxModel model;

  @Override
  public FilterDescription description() {
    return DESCRIPTION;
  }

  @Override
  public void load(byte[] file) {
    model = OnnxModel.load(file);
  }

  @Override
  public I420Frame filter(I420Frame frame, FilterCall call) {
    OnnxModel loaded = model;
    if (loaded == null) {
      throw new IllegalStateException("there is no model");
    }
    InputShape shape =
        loaded.inputShape(call.parameters().whole("width"), call.parameters().whole("height"));
    Normalisation normalisation =
        new Normalisation(
            (float) call.parameters().decimal("mean"),
            (float) call.parameters().decimal("deviation"),
            call.parameters().text("colour").equals("bgr"));
    Tensor output = loaded.run(tensors.of(frame, shape, normalisation));
    return switch (call.parameters().text("output")) {
      case "mask" -> new MaskOutput(call.parameters().decimal("threshold")).draw(output, frame);
      case "boxes" -> BoxesOutput.of(call).draw(output, frame, shape);
      default -> new ImageOutput(normalisation).frame(output);
    };
  }

  @Override
  public void close() {
    OnnxModel loaded = model;
    if (loaded != null) {
      loaded.close();
    }
  }
}
