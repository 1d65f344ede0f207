package org.understudy.tracking.inference;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/** Shapes and values of the interpreter's tensors, which are all of 32-bit floats. */
final class Tensors {
  private Tensors() {}

  /** The dimensions; throws where the elements are not floats. */
  static int[] shape(long tensor) {
    int type = (int) TensorFlowLite.TENSOR_TYPE.call(tensor);
    if (type != TensorFlowLite.FLOAT32) {
      throw new IllegalArgumentException(
          "tensor '%s' has element type %d; models with 32-bit floats (type 1) are taken"
              .formatted(name(tensor), type));
    }
    int[] shape = new int[(int) TensorFlowLite.TENSOR_DIMENSIONS.call(tensor)];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = (int) TensorFlowLite.TENSOR_DIMENSION.call(tensor, i);
    }
    return shape;
  }

  /** The name that the model gives the tensor. */
  static String name(long tensor) {
    long name = TensorFlowLite.TENSOR_NAME.call(tensor);
    return MemorySegment.ofAddress(name).reinterpret(Long.MAX_VALUE).getString(0);
  }

  /** The number of elements. */
  static int size(int[] shape) {
    int size = 1;
    for (int dimension : shape) {
      size = Math.multiplyExact(size, dimension);
    }
    return size;
  }

  /** The tensor's values as a view, valid until the interpreter lays out its tensors anew. */
  static MemorySegment values(long tensor, int size) {
    long address = TensorFlowLite.TENSOR_DATA.call(tensor);
    if (address == 0) {
      throw new IllegalStateException("tensor '" + name(tensor) + "' has no memory");
    }
    return MemorySegment.ofAddress(address).reinterpret(4L * size);
  }

  /** Fills an array with the tensor's values. */
  static void read(long tensor, float[] values) {
    MemorySegment.copy(values(tensor, values.length), JAVA_FLOAT, 0, values, 0, values.length);
  }

  /** Sets the tensor's values. */
  static void write(long tensor, float[] values) {
    MemorySegment.copy(values, 0, values(tensor, values.length), JAVA_FLOAT, 0, values.length);
  }
}
