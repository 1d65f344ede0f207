package org.understudy.trainer.gan.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An ONNX graph while it is written, of the operator set 18. Values are known by their names.
 * Weights may be stored in 16 bits; they are computed with in 32. Not thread-safe.
 */
public final class OnnxGraph {
  private static final int OPERATORS = 18;

  /** IR version of ONNX 1.13, the first with operator set 18. */
  private static final int FORMAT = 8;

  private final GraphProto.Builder graph;
  private final boolean half;
  private int values;

  /**
   * An empty graph.
   *
   * @param half whether weights are stored in 16 bits
   */
  public OnnxGraph(String name, boolean half) {
    this.graph = GraphProto.newBuilder().setName(name);
    this.half = half;
  }

  /**
   * Declares an input of 32-bit numbers.
   *
   * @param shape its sizes, -1 for one that may vary
   */
  public String input(String name, long... shape) {
    graph.addInput(value(name, shape));
    return name;
  }

  /**
   * Declares a value to be an output of 32-bit numbers.
   *
   * @param shape its sizes, -1 for one that may vary
   */
  public void output(String name, long... shape) {
    graph.addOutput(value(name, shape));
  }

  private static ValueInfoProto value(String name, long... shape) {
    TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
    for (long size : shape) {
      TensorShapeProto.Dimension.Builder one = TensorShapeProto.Dimension.newBuilder();
      sizes.addDim(size >= 0 ? one.setDimValue(size) : one.setDimParam(name + sizes.getDimCount()));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT_VALUE)
                        .setShape(sizes)))
        .build();
  }

  /** A constant for weights. */
  public String weights(float[] numbers, long... shape) {
    if (!half) {
      ByteBuffer bytes = buffer(4 * numbers.length);
      bytes.asFloatBuffer().put(numbers);
      return constant(TensorProto.DataType.FLOAT_VALUE, bytes, shape);
    }
    ByteBuffer bytes = buffer(2 * numbers.length);
    for (float number : numbers) {
      bytes.putShort(Float.floatToFloat16(number));
    }
    return cast(constant(TensorProto.DataType.FLOAT16_VALUE, bytes.rewind(), shape));
  }

  /** A constant of shares 0..1 in 8 bits. */
  public String shares(float[] numbers, long... shape) {
    ByteBuffer bytes = buffer(numbers.length);
    for (float number : numbers) {
      bytes.put((byte) Math.round(255 * number));
    }
    String whole = cast(constant(TensorProto.DataType.UINT8_VALUE, bytes.rewind(), shape));
    return node("Div", List.of(whole, scalar(255)));
  }

  /** A constant of whole numbers, as operators take them for sizes. */
  public String integers(long... numbers) {
    ByteBuffer bytes = buffer(8 * numbers.length);
    bytes.asLongBuffer().put(numbers);
    return constant(TensorProto.DataType.INT64_VALUE, bytes, numbers.length);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String constant(int type, ByteBuffer bytes, long... shape) {
    String name = "c" + values++;
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type)
            .setRawData(ByteString.copyFrom(bytes));
    for (long size : shape) {
      tensor.addDims(size);
    }
    graph.addInitializer(tensor);
    return name;
  }

  private String cast(String value) {
    return node("Cast", List.of(value), integer("to", TensorProto.DataType.FLOAT_VALUE));
  }

  /** Adds an operator with one output, whose name is returned. */
  public String node(String operator, List<String> inputs, AttributeProto... attributes) {
    return nodes(operator, 1, inputs, attributes).getFirst();
  }

  /** Adds an operator whose one output has a given name. */
  public void named(
      String name, String operator, List<String> inputs, AttributeProto... attributes) {
    add(operator, List.of(name), inputs, attributes);
  }

  /** Adds an operator with several outputs. */
  public List<String> nodes(
      String operator, int outputs, List<String> inputs, AttributeProto... attributes) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      names.add("v" + values++);
    }
    add(operator, names, inputs, attributes);
    return names;
  }

  private void add(
      String operator, List<String> outputs, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .addAllInput(inputs)
            .addAllOutput(outputs)
            .addAllAttribute(List.of(attributes)));
  }

  /** Pictures of other sizes, bilinearly as libtorch does it without aligned corners. */
  public String resized(String pictures, long rows, long columns) {
    return node(
        "Resize",
        List.of(pictures, "", "", integers(rows, columns)),
        integerList("axes", 2, 3),
        text("mode", "linear"),
        text("coordinate_transformation_mode", "half_pixel"));
  }

  /** A constant number in 32 bits. */
  public String scalar(double number) {
    ByteBuffer bytes = buffer(4);
    bytes.putFloat((float) number);
    return constant(TensorProto.DataType.FLOAT_VALUE, bytes.rewind());
  }

  /** An attribute of one whole number. */
  public static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  /** An attribute of whole numbers. */
  public static AttributeProto integerList(String name, long... list) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (long value : list) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  /** An attribute of one number. */
  public static AttributeProto number(String name, double value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF((float) value)
        .build();
  }

  /** An attribute of letters. */
  public static AttributeProto text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  /**
   * The finished file.
   *
   * @param metadata texts kept in it
   */
  public byte[] bytes(Map<String, String> metadata) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .setProducerName("understudy")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
            .setGraph(graph);
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build().toByteArray();
  }
}
