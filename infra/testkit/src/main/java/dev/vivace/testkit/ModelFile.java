package dev.vivace.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes models of a few operators: just enough Protocol Buffers for {@code onnx.proto} (ONNX IR,
 * version 8, opset 13).
 */
public final class ModelFile {
  private static final int FLOAT = 1;

  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

  private ModelFile() {}

  /**
   * A model with one input, named {@code in}, and one output, named {@code out}.
   *
   * @param shape of the input; a dimension of -1 may be any
   */
  public static ModelFile withInput(long... shape) {
    ModelFile file = new ModelFile();
    bytes(file.graph, 2, text("graph"));
    bytes(file.graph, 11, valueInfo("in", shape));
    return file;
  }

  /** Adds an operator of ONNX's own, without attributes. */
  public ModelFile node(String operator, List<String> inputs, String output) {
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    inputs.forEach(input -> bytes(node, 1, text(input)));
    bytes(node, 2, text(output));
    bytes(node, 4, text(operator));
    bytes(graph, 1, node.toByteArray());
    return this;
  }

  /** Adds a float32 tensor of fixed values, in row-major order. */
  public ModelFile constant(String name, float[] values, long... shape) {
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    for (long side : shape) {
      number(tensor, 1, side);
    }
    number(tensor, 2, FLOAT);
    ByteArrayOutputStream floats = new ByteArrayOutputStream();
    for (float value : values) {
      int bits = Float.floatToIntBits(value);
      for (int shift = 0; shift < 32; shift += 8) {
        floats.write(bits >> shift);
      }
    }
    bytes(tensor, 4, floats.toByteArray());
    bytes(tensor, 8, text(name));
    bytes(graph, 5, tensor.toByteArray());
    return this;
  }

  /** The file, with the output's shape. */
  public byte[] withOutput(long... shape) {
    bytes(graph, 12, valueInfo("out", shape));
    ByteArrayOutputStream opset = new ByteArrayOutputStream();
    bytes(opset, 1, text(""));
    number(opset, 2, 13);
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    number(model, 1, 8);
    bytes(model, 7, graph.toByteArray());
    bytes(model, 8, opset.toByteArray());
    return model.toByteArray();
  }

  /** A dimension of -1 may be any. */
  private static byte[] valueInfo(String name, long... shape) {
    ByteArrayOutputStream sides = new ByteArrayOutputStream();
    for (long side : shape) {
      ByteArrayOutputStream dimension = new ByteArrayOutputStream();
      if (side < 0) {
        bytes(dimension, 2, text("any" + sides.size()));
      } else {
        number(dimension, 1, side);
      }
      bytes(sides, 1, dimension.toByteArray());
    }
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    number(tensor, 1, FLOAT);
    bytes(tensor, 2, sides.toByteArray());
    ByteArrayOutputStream type = new ByteArrayOutputStream();
    bytes(type, 1, tensor.toByteArray());
    ByteArrayOutputStream info = new ByteArrayOutputStream();
    bytes(info, 1, text(name));
    bytes(info, 2, type.toByteArray());
    return info.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void bytes(ByteArrayOutputStream out, int field, byte[] value) {
    varint(out, field << 3 | 2);
    varint(out, value.length);
    out.writeBytes(value);
  }

  private static void number(ByteArrayOutputStream out, int field, long value) {
    varint(out, field << 3);
    varint(out, value);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      out.write((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }
}
