package org.understudy.avatar.tornado;

import org.understudy.avatar.device.PoseLayout;
import org.understudy.avatar.device.SceneLayout;
import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/** Moves, projects and lights vertices, as {@code ScalarDeformer} does. */
final class VertexKernel {
  private static final float NEAREST_METRES = 0.01f;

  private VertexKernel() {}

  /**
   * Deforms all vertices.
   *
   * @param screen [3][V] x, y in pixels and nearness, overwritten
   * @param gain [V] packed gains, overwritten; of any length for an avatar that cannot be lit
   */
  static void deform(
      FloatArray numbers,
      IntArray words,
      FloatArray pose,
      FloatArray screen,
      LongArray gain,
      int vertices) {
    for (@Parallel int v = 0; v < vertices; v++) {
      int block = v >> 3;
      int lane = v & 7;
      int at = words.get(SceneLayout.AT_POSITION) + v;
      float x = numbers.get(at);
      float y = numbers.get(at + vertices);
      float z = numbers.get(at + 2 * vertices);
      int starts = words.get(SceneLayout.AT_ENTRY_START) + block;
      int end = words.get(starts + 1);
      int expressions = words.get(SceneLayout.AT_ENTRY_EXPRESSION);
      int offsets = words.get(SceneLayout.AT_OFFSETS) + lane;
      for (int entry = words.get(starts); entry < end; entry++) {
        float coefficient = pose.get(PoseLayout.COEFFICIENTS + words.get(expressions + entry));
        int from = offsets + 24 * entry;
        x += coefficient * numbers.get(from);
        y += coefficient * numbers.get(from + 8);
        z += coefficient * numbers.get(from + 16);
      }
      int kind = words.get(words.get(SceneLayout.AT_BLOCK) + block);
      int eye = (kind & 255) - 1;
      if (eye >= 0) {
        int m = words.get(SceneLayout.POSE_EYES) + 12 * eye;
        float tx = row(pose, m, x, y, z) + pose.get(m + 3);
        float ty = row(pose, m + 4, x, y, z) + pose.get(m + 7);
        z = row(pose, m + 8, x, y, z) + pose.get(m + 11);
        x = tx;
        y = ty;
      }
      float cameraX = 0;
      float cameraY = 0;
      float cameraZ = 0;
      int weights = words.get(SceneLayout.AT_WEIGHTS) + v;
      for (int k = 0; k < 7; k++) {
        if ((kind >> (8 + k) & 1) != 0) {
          float weight = numbers.get(weights + k * vertices);
          int m = PoseLayout.BONES + 12 * k;
          cameraX += weight * (row(pose, m, x, y, z) + pose.get(m + 3));
          cameraY += weight * (row(pose, m + 4, x, y, z) + pose.get(m + 7));
          cameraZ += weight * (row(pose, m + 8, x, y, z) + pose.get(m + 11));
        }
      }
      float depth = -cameraZ;
      float nearness = depth >= NEAREST_METRES ? 1 / depth : 0;
      float focal = pose.get(PoseLayout.FOCAL);
      screen.set(v, pose.get(PoseLayout.CENTRE_X) + focal * cameraX * nearness);
      screen.set(vertices + v, pose.get(PoseLayout.CENTRE_Y) - focal * cameraY * nearness);
      screen.set(2 * vertices + v, nearness);
      if (words.get(SceneLayout.LIT) != 0) {
        gain.set(v, VertexLight.gain(numbers, words, pose, v, vertices));
      }
    }
  }

  /** A row of a matrix times a vector. */
  static float row(FloatArray matrix, int at, float x, float y, float z) {
    return matrix.get(at) * x + matrix.get(at + 1) * y + matrix.get(at + 2) * z;
  }
}
