package org.understudy.tracking.inference;

import com.google.flatbuffers.FlexBuffers;

/**
 * An operator that a model uses and TensorFlow Lite lacks. Implementations are stateless; what
 * belongs to one place in the graph is in the kernel.
 */
interface CustomOperator {
  /** The name under which models ask for it. */
  String name();

  /** The version that models ask for. */
  int version();

  /**
   * Makes the kernel for one place in the graph.
   *
   * @param inputShapes the dimensions of each input
   * @param parameters the operator's parameters, empty where the model gives none
   * @throws IllegalArgumentException if shapes or parameters are not what the operator takes
   */
  Kernel prepare(int[][] inputShapes, FlexBuffers.Map parameters);

  /** The operator at one place in the graph. Not safe for use by several threads. */
  interface Kernel {
    /** The dimensions of the output. */
    int[] outputShape();

    /**
     * Computes the output. Allocates nothing.
     *
     * @param inputs the values of each input, row-major; read only
     * @param output the values of the output, row-major; every one is written
     */
    void run(float[][] inputs, float[] output);
  }
}
