package org.understudy.tracking.inference;

import com.google.flatbuffers.FlexBuffers;
import java.util.Arrays;

/**
 * Moves landmarks by a matrix; x and y change, a third dimension is kept.
 *
 * <p>Inputs: landmarks {@code [1][N][2 or 3]}, matrix {@code [1][4][4]}. Output: the shape of the
 * landmarks. The facts are those of MediaPipe's {@code transform_landmarks}, version 2.
 */
final class TransformLandmarks implements CustomOperator {
  @Override
  public String name() {
    return "TransformLandmarks";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Kernel prepare(int[][] inputShapes, FlexBuffers.Map parameters) {
    if (inputShapes.length != 2
        || inputShapes[0].length != 3
        || inputShapes[0][2] < 2
        || inputShapes[0][2] > 3
        || Arrays.stream(inputShapes[1]).reduce(1, (a, b) -> a * b) != 16) {
      throw new IllegalArgumentException(
          name()
              + " takes landmarks [1][N][2 or 3] and a matrix [1][4][4], got "
              + Arrays.deepToString(inputShapes));
    }
    return new Move(inputShapes[0][1], inputShapes[0][2]);
  }

  /**
   * Sizes of one move.
   *
   * @param count how many landmarks
   * @param dimensions numbers per landmark, 2 or 3
   */
  record Move(int count, int dimensions) implements Kernel {
    @Override
    public int[] outputShape() {
      return new int[] {1, count, dimensions};
    }

    @Override
    public void run(float[][] inputs, float[] output) {
      float[] p = inputs[0];
      float[] m = inputs[1];
      for (int i = 0; i < count * dimensions; i += dimensions) {
        float x = p[i];
        float y = p[i + 1];
        output[i] = m[0] * x + m[1] * y + m[3];
        output[i + 1] = m[4] * x + m[5] * y + m[7];
        if (dimensions == 3) {
          output[i + 2] = p[i + 2];
        }
      }
    }
  }
}
