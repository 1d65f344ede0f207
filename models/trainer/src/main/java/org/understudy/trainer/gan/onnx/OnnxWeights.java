package org.understudy.trainer.gan.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a file that {@link OnnxGraph} has written, to go on with them elsewhere. */
public final class OnnxWeights {
  private OnnxWeights() {}

  /**
   * Weights in the order in which they were written; scalars and whole numbers are left out.
   *
   * @return fresh arrays
   * @throws IOException if it is no ONNX file
   */
  public static List<double[]> read(byte[] model) throws IOException {
    List<double[]> all = new ArrayList<>();
    try {
      for (TensorProto tensor : ModelProto.parseFrom(model).getGraph().getInitializerList()) {
        ByteBuffer raw =
            ByteBuffer.wrap(tensor.getRawData().toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        boolean half = tensor.getDataType() == TensorProto.DataType.FLOAT16_VALUE;
        boolean weights = half || tensor.getDataType() == TensorProto.DataType.FLOAT_VALUE;
        if (weights && tensor.getDimsCount() > 0) {
          double[] numbers = new double[raw.remaining() / (half ? Short.BYTES : Float.BYTES)];
          for (int i = 0; i < numbers.length; i++) {
            numbers[i] = half ? Float.float16ToFloat(raw.getShort()) : raw.getFloat();
          }
          all.add(numbers);
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw new IOException("this is no ONNX file", e);
    }
    return all;
  }
}
