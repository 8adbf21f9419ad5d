package dev.vivace.realtime.filter.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.vivace.realtime.filter.ModelFilter;
import java.lang.System.Logger.Level;
import java.nio.FloatBuffer;
import java.util.Map;

/** A model in onnxruntime, on the thread that runs it. Nothing of it is a file. */
final class OnnxModel implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(OnnxModel.class.getName());

  private static final int LARGEST_SIDE = 1_280;
  private static final int LARGEST_OUTPUT = 4 * 1_280 * 1_280;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String input;
  private final long[] dimensions;

  private OnnxModel(OrtEnvironment environment, OrtSession session) throws OrtException {
    this.environment = environment;
    this.session = session;
    Map<String, NodeInfo> inputs = session.getInputInfo();
    Map.Entry<String, NodeInfo> first =
        inputs.entrySet().stream().findFirst().orElseThrow(OnnxModel::otherInput);
    input = first.getKey();
    if (inputs.size() != 1
        || !(first.getValue().getInfo() instanceof TensorInfo tensor)
        || tensor.type != OnnxJavaType.FLOAT
        || tensor.getShape().length != 4) {
      throw otherInput();
    }
    dimensions = tensor.getShape();
    if (!isChannels(1) && !isChannels(3)) {
      throw new IllegalArgumentException(
          "The model's input has to have three channels, as its second or last dimension.");
    }
  }

  private static IllegalArgumentException otherInput() {
    return new IllegalArgumentException(
        "The model has to have one input, float32 of four dimensions.");
  }

  private boolean isChannels(int dimension) {
    return dimensions[dimension] == 3;
  }

  /**
   * Loads a model.
   *
   * @throws IllegalArgumentException if it can't be used; the message can be shown
   */
  static OnnxModel load(byte[] file) {
    if (file.length > ModelFilter.LARGEST_BYTES) {
      throw new IllegalArgumentException("The model is larger than 64 MiB.");
    }
    OnnxNatives.locate();
    MemoryLimit.set();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // What a run took is given back after it, rather than kept in an arena.
      options.setCPUArenaAllocator(false);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OrtSession session = environment.createSession(file, options);
      try {
        return new OnnxModel(environment, session);
      } catch (IllegalArgumentException | OrtException unusable) {
        session.close();
        throw unusable;
      }
    } catch (OrtException broken) {
      LOG.log(Level.INFO, "A model is refused", broken);
      throw new IllegalArgumentException(
          "The model can't be loaded: onnxruntime takes it for broken, or does not know an operator"
              + " of it.",
          broken);
    }
  }

  /**
   * The shape of the input.
   *
   * @param width used if the model takes any
   * @param height likewise
   */
  InputShape inputShape(int width, int height) {
    boolean channelsFirst = isChannels(1);
    return new InputShape(
        side(dimensions[channelsFirst ? 3 : 2], width),
        side(dimensions[channelsFirst ? 2 : 1], height),
        channelsFirst);
  }

  private static int side(long fixed, int wanted) {
    if (fixed > LARGEST_SIDE) {
      throw new IllegalStateException(
          "the model's input has %d pixels a side, of %d at most".formatted(fixed, LARGEST_SIDE));
    }
    return fixed > 0 ? (int) fixed : wanted;
  }

  /**
   * Runs the model, for {@link RunLimit#LONGEST} at most.
   *
   * @return the first output
   * @throws IllegalStateException if it fails, takes too long or makes too much
   */
  Tensor run(Tensor image) {
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(image.values()), image.dimensions());
        OrtSession.RunOptions options = new OrtSession.RunOptions();
        RunLimit _ = RunLimit.begin(options);
        OrtSession.Result result = session.run(Map.of(input, tensor), options)) {
      if (result.get(0) instanceof OnnxTensor output
          && output.getInfo().type == OnnxJavaType.FLOAT
          && output.getInfo().getNumElements() <= LARGEST_OUTPUT) {
        FloatBuffer buffer = output.getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return new Tensor(values, output.getInfo().getShape());
      }
      throw new IllegalStateException("the model's output is not float32, or too large");
    } catch (OrtException failed) {
      throw new IllegalStateException("the model failed: " + failed.getMessage(), failed);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException leaked) {
      LOG.log(Level.WARNING, "A model could not be freed", leaked);
    }
  }
}
