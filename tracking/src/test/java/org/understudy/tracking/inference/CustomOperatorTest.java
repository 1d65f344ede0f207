package org.understudy.tracking.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.flatbuffers.ArrayReadWriteBuf;
import com.google.flatbuffers.FlexBuffers;
import com.google.flatbuffers.FlexBuffersBuilder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The three operators against values worked out by hand. */
class CustomOperatorTest {
  private static final Offset<Float> EXACT = Offset.offset(1e-5f);

  @Test
  void boxOfUprightLandmarksIsPlacedOnTheirBounds() {
    // corners of a box of width 4 and height 2 about (10, 20); the line 0-1 is level
    float[] landmarks = {8, 21, 0, 12, 21, 0, 8, 19, 0, 12, 19, 0};
    CustomOperator.Kernel kernel =
        new LandmarksToTransformMatrix()
            .prepare(new int[][] {{1, 4, 3}}, boxParameters(0, 1, 0, 8, 4, 1.5, 2));
    assertThat(kernel.outputShape()).containsExactly(1, 4, 4);
    float[] m = new float[16];
    kernel.run(new float[][] {landmarks}, m);
    // steps: 1.5 * 4 / 8 = 0.75 and 2 * 2 / 4 = 1; cell (0, 0) at the box's corner (10-3, 20-2)
    assertThat(m)
        .containsExactly(new float[] {0.75f, 0, 0, 7, 0, 1, 0, 18, 0, 0, 1, 0, 0, 0, 0, 1}, EXACT);
  }

  @Test
  void boxTurnsWithTheLineOfItsLandmarks() {
    // the same box turned by a quarter: the line 0-1 points along +y, image axes
    float[] landmarks = {9, 18, 0, 9, 22, 0, 11, 18, 0, 11, 22, 0};
    float[] m = new float[16];
    new LandmarksToTransformMatrix()
        .prepare(new int[][] {{1, 4, 3}}, boxParameters(0, 1, 0, 8, 4, 1, 1))
        .run(new float[][] {landmarks}, m);
    // the grid's middle is the box's middle, its first axis is +y, its second -x
    assertThat(m[0] * 4 + m[1] * 2 + m[3]).isEqualTo(10, EXACT);
    assertThat(m[4] * 4 + m[5] * 2 + m[7]).isEqualTo(20, EXACT);
    assertThat(new float[] {m[0], m[1], m[4], m[5]})
        .containsExactly(new float[] {0, -0.5f, 0.5f, 0}, EXACT);
  }

  @Test
  void boxRefusesIndicesBeyondTheLandmarks() {
    assertThatThrownBy(
            () ->
                new LandmarksToTransformMatrix()
                    .prepare(new int[][] {{1, 3, 3}}, boxParameters(0, 1, 0, 8, 4, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("indices below 3");
  }

  @Test
  void samplingIsBilinearWithCellCentresAtHalves() {
    CustomOperator.Kernel kernel =
        new TransformTensorBilinear()
            .prepare(new int[][] {{1, 2, 3, 2}, {1, 4, 4}}, gridParameters(1, 3));
    assertThat(kernel.outputShape()).containsExactly(1, 1, 3, 2);
    float[] features = {
      0, 100, 1, 101, 2, 102, //
      10, 110, 11, 111, 12, 112
    };
    // cell (c, 0) with centre c + 0.5 goes to x = 0.5 (c + 0.5) + 0.75, y = 0.5 * 0.5 + 0.5
    float[] m = {0.5f, 0, 0, 0.75f, 0, 0.5f, 0, 0.5f, 0, 0, 1, 0, 0, 0, 0, 1};
    float[] out = new float[6];
    kernel.run(new float[][] {features, m}, out);
    // x - 0.5 = 0.5, 1, 1.5 and y - 0.5 = 0.25
    assertThat(out).containsExactly(new float[] {3, 103, 3.5f, 103.5f, 4, 104}, EXACT);
  }

  @Test
  void samplesOutsideAreZeroAndTheLastRowAndColumnAreReached() {
    float[] features = {1, 2, 3, 4};
    CustomOperator.Kernel kernel =
        new TransformTensorBilinear()
            .prepare(new int[][] {{1, 2, 2, 1}, {1, 4, 4}}, gridParameters(3, 3));
    float[] identity = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    float[] out = new float[9];
    Arrays.fill(out, 7);
    kernel.run(new float[][] {features, identity}, out);
    assertThat(out).containsExactly(1, 2, 0, 3, 4, 0, 0, 0, 0);
  }

  @Test
  void landmarksMoveByTheMatrixAndKeepTheirDepth() {
    float[] m = {0, -1, 0, 5, 2, 0, 0, 7, 0, 0, 1, 0, 0, 0, 0, 1};
    CustomOperator.Kernel flat =
        new TransformLandmarks()
            .prepare(new int[][] {{1, 2, 2}, {1, 4, 4}}, FlexBuffers.Map.empty());
    float[] out = new float[4];
    flat.run(new float[][] {{1, 2, 3, 4}, m}, out);
    assertThat(out).containsExactly(3, 9, 1, 13);

    CustomOperator.Kernel deep =
        new TransformLandmarks()
            .prepare(new int[][] {{1, 1, 3}, {1, 4, 4}}, FlexBuffers.Map.empty());
    float[] out3 = new float[3];
    deep.run(new float[][] {{1, 2, 42}, m}, out3);
    assertThat(out3).containsExactly(3, 9, 42);
  }

  private static FlexBuffers.Map boxParameters(
      int left, int right, double target, int width, int height, double scaleX, double scaleY) {
    FlexBuffersBuilder builder = new FlexBuffersBuilder();
    int map = builder.startMap();
    builder.putInt("left_rotation_idx", left);
    builder.putInt("right_rotation_idx", right);
    builder.putFloat("target_rotation_radians", target);
    builder.putInt("output_width", width);
    builder.putInt("output_height", height);
    builder.putFloat("scale_x", scaleX);
    builder.putFloat("scale_y", scaleY);
    int subset = builder.startVector();
    for (int i = 0; i < 4; i++) {
      builder.putInt(i);
    }
    builder.endVector("subset_idxs", subset, true, false);
    builder.endMap(null, map);
    return read(builder.finish());
  }

  private static FlexBuffers.Map gridParameters(int height, int width) {
    FlexBuffersBuilder builder = new FlexBuffersBuilder();
    int map = builder.startMap();
    builder.putInt("output_height", height);
    builder.putInt("output_width", width);
    builder.endMap(null, map);
    return read(builder.finish());
  }

  private static FlexBuffers.Map read(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return FlexBuffers.getRoot(new ArrayReadWriteBuf(bytes, bytes.length)).asMap();
  }
}
