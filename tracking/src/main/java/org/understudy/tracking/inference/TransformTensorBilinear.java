package org.understudy.tracking.inference;

import com.google.flatbuffers.FlexBuffers;
import java.util.Arrays;

/**
 * Samples a feature map bilinearly at the cells of a grid that a matrix places in it; outside of
 * the map the features are zero.
 *
 * <p>Inputs: features {@code [1][height][width][channels]}, matrix {@code [1][4][4]}. Output {@code
 * [1][gridHeight][gridWidth][channels]}. The facts are those of MediaPipe's {@code
 * transform_tensor_bilinear}, version 2, which places the centres of cells at half integers.
 */
final class TransformTensorBilinear implements CustomOperator {
  @Override
  public String name() {
    return "TransformTensorBilinear";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Kernel prepare(int[][] inputShapes, FlexBuffers.Map parameters) {
    if (inputShapes.length != 2
        || inputShapes[0].length != 4
        || inputShapes[0][0] != 1
        || Arrays.stream(inputShapes[1]).reduce(1, (a, b) -> a * b) != 16) {
      throw new IllegalArgumentException(
          name()
              + " takes features [1][height][width][channels] and a matrix [1][4][4], got "
              + Arrays.deepToString(inputShapes));
    }
    return new Sampling(
        inputShapes[0][1],
        inputShapes[0][2],
        inputShapes[0][3],
        parameters.get("output_height").asInt(),
        parameters.get("output_width").asInt());
  }

  /**
   * Sizes of one sampling.
   *
   * @param height rows of the map
   * @param width columns of the map
   * @param channels features per cell
   * @param gridHeight rows of the grid
   * @param gridWidth columns of the grid
   */
  record Sampling(int height, int width, int channels, int gridHeight, int gridWidth)
      implements Kernel {

    Sampling {
      if (gridHeight < 1 || gridWidth < 1) {
        throw new IllegalArgumentException(
            "TransformTensorBilinear takes a grid of at least 1x1, got %dx%d"
                .formatted(gridWidth, gridHeight));
      }
    }

    @Override
    public int[] outputShape() {
      return new int[] {1, gridHeight, gridWidth, channels};
    }

    @Override
    public void run(float[][] inputs, float[] output) {
      float[] features = inputs[0];
      float[] m = inputs[1];
      float shiftX = m[3] + 0.5f * (m[0] + m[1]) - 0.5f;
      float shiftY = m[7] + 0.5f * (m[4] + m[5]) - 0.5f;
      int target = 0;
      for (int row = 0; row < gridHeight; row++) {
        for (int column = 0; column < gridWidth; column++, target += channels) {
          float x = m[0] * column + m[1] * row + shiftX;
          float y = m[4] * column + m[5] * row + shiftY;
          if (!(x >= 0 && x <= width - 1 && y >= 0 && y <= height - 1)) {
            Arrays.fill(output, target, target + channels, 0);
            continue;
          }
          int x0 = (int) x;
          int y0 = (int) y;
          float right = x - x0;
          float below = y - y0;
          int right1 = x0 + 1 < width ? channels : 0;
          int below1 = y0 + 1 < height ? width * channels : 0;
          int source = (y0 * width + x0) * channels;
          for (int k = 0; k < channels; k++, source++) {
            float upper = features[source];
            upper += right * (features[source + right1] - upper);
            float lower = features[source + below1];
            lower += right * (features[source + below1 + right1] - lower);
            output[target + k] = upper + below * (lower - upper);
          }
        }
      }
    }
  }
}
