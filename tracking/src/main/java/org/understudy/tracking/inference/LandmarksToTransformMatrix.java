package org.understudy.tracking.inference;

import com.google.flatbuffers.FlexBuffers;
import java.util.Arrays;

/**
 * Fits a rotated box around a subset of landmarks and gives the matrix that takes the cells of a
 * grid to positions in that box.
 *
 * <p>Input: landmarks {@code [1][N][3]}. Output {@code [1][4][4]}: translation to the box's centre
 * * rotation * scale * translation by half the grid. The facts are those of MediaPipe's {@code
 * landmarks_to_transform_matrix}, version 2.
 */
final class LandmarksToTransformMatrix implements CustomOperator {
  @Override
  public String name() {
    return "Landmarks2TransformMatrix";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Kernel prepare(int[][] inputShapes, FlexBuffers.Map parameters) {
    if (inputShapes.length != 1 || inputShapes[0].length != 3 || inputShapes[0][2] != 3) {
      throw new IllegalArgumentException(
          name() + " takes landmarks [1][N][3], got " + Arrays.deepToString(inputShapes));
    }
    FlexBuffers.Vector indices = parameters.get("subset_idxs").asVector();
    int[] subset = new int[indices.size()];
    for (int i = 0; i < subset.length; i++) {
      subset[i] = indices.get(i).asInt();
    }
    return new Box(
        parameters.get("left_rotation_idx").asInt(),
        parameters.get("right_rotation_idx").asInt(),
        parameters.get("target_rotation_radians").asFloat(),
        parameters.get("output_width").asInt(),
        parameters.get("output_height").asInt(),
        parameters.get("scale_x").asFloat(),
        parameters.get("scale_y").asFloat(),
        subset,
        inputShapes[0][1]);
  }

  /**
   * The parameters of one box.
   *
   * @param left landmark at the left end of the line that is turned to the target angle
   * @param right landmark at its right end
   * @param targetRadians the angle that the line should have in the box
   * @param gridWidth cells in a row
   * @param gridHeight rows
   * @param scaleX the box's width over that of the landmarks
   * @param scaleY the box's height over that of the landmarks
   * @param subset the landmarks in the box
   * @param landmarkCount how many landmarks there are
   */
  record Box(
      int left,
      int right,
      double targetRadians,
      int gridWidth,
      int gridHeight,
      double scaleX,
      double scaleY,
      int[] subset,
      int landmarkCount)
      implements Kernel {

    Box {
      boolean indicesFit =
          subset.length > 0
              && Arrays.stream(subset).allMatch(i -> i >= 0 && i < landmarkCount)
              && Math.min(left, right) >= 0
              && Math.max(left, right) < landmarkCount;
      if (!indicesFit || gridWidth < 1 || gridHeight < 1 || !(scaleX > 0) || !(scaleY > 0)) {
        throw new IllegalArgumentException(
            ("Landmarks2TransformMatrix takes indices below %d, a grid and scales above 0; got"
                    + " line %d-%d, grid %dx%d, scale %s %s, subset %s")
                .formatted(
                    landmarkCount,
                    left,
                    right,
                    gridWidth,
                    gridHeight,
                    scaleX,
                    scaleY,
                    Arrays.toString(subset)));
      }
    }

    @Override
    public int[] outputShape() {
      return new int[] {1, 4, 4};
    }

    @Override
    public void run(float[][] inputs, float[] output) {
      float[] p = inputs[0];
      double angle =
          targetRadians
              - Math.atan2(p[3 * right + 1] - p[3 * left + 1], p[3 * right] - p[3 * left]);
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      double minX = Double.POSITIVE_INFINITY;
      double maxX = Double.NEGATIVE_INFINITY;
      double minY = Double.POSITIVE_INFINITY;
      double maxY = Double.NEGATIVE_INFINITY;
      for (int i : subset) {
        double x = p[3 * i] * cos - p[3 * i + 1] * sin;
        double y = p[3 * i] * sin + p[3 * i + 1] * cos;
        minX = Math.min(minX, x);
        maxX = Math.max(maxX, x);
        minY = Math.min(minY, y);
        maxY = Math.max(maxY, y);
      }
      double middleX = (minX + maxX) / 2;
      double middleY = (minY + maxY) / 2;
      // back to the unrotated picture
      double centreX = middleX * cos + middleY * sin;
      double centreY = -middleX * sin + middleY * cos;
      double stepX = scaleX * (maxX - minX) / gridWidth;
      double stepY = scaleY * (maxY - minY) / gridHeight;
      double halfX = gridWidth / 2.0;
      double halfY = gridHeight / 2.0;

      Arrays.fill(output, 0);
      output[0] = (float) (cos * stepX);
      output[1] = (float) (sin * stepY);
      output[3] = (float) (centreX - cos * stepX * halfX - sin * stepY * halfY);
      output[4] = (float) (-sin * stepX);
      output[5] = (float) (cos * stepY);
      output[7] = (float) (centreY + sin * stepX * halfX - cos * stepY * halfY);
      output[10] = 1;
      output[15] = 1;
    }
  }
}
