package org.understudy.avatar.tornado;

import org.understudy.avatar.device.PoseLayout;
import org.understudy.avatar.device.SceneLayout;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** The gain of a vertex, as {@code Relighting} and {@code StrandShine} find it. */
final class VertexLight {
  private static final float LEAST_SQUARE = 1e-6f;
  private static final float LEAST_SHADE = 0.18f;
  private static final float LEAST_GAIN = 0.15f;
  private static final float MOST_GAIN = 3.5f;
  private static final float LEAST_ANSWER = 0.25f;
  private static final float MOST_ANSWER = 3f;

  /** Numbers of the lights of a lobe in one frame. */
  private static final int LOBE = 6;

  private VertexLight() {}

  /** The packed gain of vertex v. */
  static long gain(FloatArray numbers, IntArray words, FloatArray pose, int v, int vertices) {
    int block = v >> 3;
    int kind = words.get(words.get(SceneLayout.AT_BLOCK) + block);
    int joint = (kind >> 16) - 1;
    int at = words.get(SceneLayout.AT_NORMALS) + v;
    float x = numbers.get(at);
    float y = numbers.get(at + vertices);
    float z = numbers.get(at + 2 * vertices);
    int strands = words.get(words.get(SceneLayout.AT_STRANDS) + block);
    int place = strands + (v & 7);
    float tx = 0;
    float ty = 0;
    float tz = 0;
    if (strands >= 0) {
      int tangent = words.get(SceneLayout.AT_TANGENTS) + place;
      int places = words.get(SceneLayout.PLACES);
      tx = numbers.get(tangent);
      ty = numbers.get(tangent + places);
      tz = numbers.get(tangent + 2 * places);
    }
    int light = PoseLayout.TURNED_LIGHT + 27 * joint;
    int frame =
        words.get(SceneLayout.POSE_LOBES) + (1 + joint) * words.get(SceneLayout.LOBES) * LOBE;
    if (joint < 0) {
      light = PoseLayout.LIGHT;
      int eye = (kind & 255) - 1;
      if (eye >= 0) {
        int m = words.get(SceneLayout.POSE_EYES) + 12 * eye;
        float turnedX = VertexKernel.row(pose, m, x, y, z);
        float turnedY = VertexKernel.row(pose, m + 4, x, y, z);
        z = VertexKernel.row(pose, m + 8, x, y, z);
        x = turnedX;
        y = turnedY;
      }
      float nx = 0;
      float ny = 0;
      float nz = 0;
      float sx = 0;
      float sy = 0;
      float sz = 0;
      int weights = words.get(SceneLayout.AT_WEIGHTS) + v;
      for (int k = 0; k < 7; k++) {
        if ((kind >> (8 + k) & 1) != 0) {
          float weight = numbers.get(weights + k * vertices);
          int m = PoseLayout.TURNS + 12 * k;
          nx += weight * VertexKernel.row(pose, m, x, y, z);
          ny += weight * VertexKernel.row(pose, m + 4, x, y, z);
          nz += weight * VertexKernel.row(pose, m + 8, x, y, z);
          sx += weight * VertexKernel.row(pose, m, tx, ty, tz);
          sy += weight * VertexKernel.row(pose, m + 4, tx, ty, tz);
          sz += weight * VertexKernel.row(pose, m + 8, tx, ty, tz);
        }
      }
      float scale = perLength(nx, ny, nz);
      x = nx * scale;
      y = ny * scale;
      z = nz * scale;
      float strandScale = perLength(sx, sy, sz);
      tx = sx * strandScale;
      ty = sy * strandScale;
      tz = sz * strandScale;
    }
    float answer = 1;
    if (strands >= 0) {
      answer = 1 + shine(numbers, words, pose, frame, place, tx, ty, tz, x, y, z);
    }
    int features = words.get(SceneLayout.FEATURES);
    int poseFeatures = words.get(SceneLayout.POSE_FEATURES);
    int responses = words.get(SceneLayout.AT_RESPONSES) + v;
    for (int f = 0; f < features; f++) {
      answer += pose.get(poseFeatures + f) * numbers.get(responses + f * vertices);
    }
    answer = TornadoMath.max(LEAST_ANSWER, TornadoMath.min(MOST_ANSWER, answer));
    int inverse = words.get(SceneLayout.AT_INVERSE_SHADE) + v;
    float red = answer * shade(pose, light, x, y, z) * numbers.get(inverse);
    float green = answer * shade(pose, light + 9, x, y, z) * numbers.get(inverse + vertices);
    float blue = answer * shade(pose, light + 18, x, y, z) * numbers.get(inverse + 2 * vertices);
    return Gains.pack(held(red), held(green), held(blue));
  }

  private static float perLength(float x, float y, float z) {
    return 1 / TornadoMath.sqrt(TornadoMath.max(LEAST_SQUARE, x * x + y * y + z * z));
  }

  private static float held(float gain) {
    return TornadoMath.max(LEAST_GAIN, TornadoMath.min(MOST_GAIN, gain));
  }

  private static float shade(FloatArray light, int at, float x, float y, float z) {
    float sum =
        light.get(at)
            + light.get(at + 1) * x
            + light.get(at + 2) * y
            + light.get(at + 3) * z
            + light.get(at + 4) * (x * y)
            + light.get(at + 5) * (y * z)
            + light.get(at + 6) * (x * z)
            + light.get(at + 7) * (x * x - y * y)
            + light.get(at + 8) * (3 * z * z - 1);
    return TornadoMath.max(LEAST_SHADE, sum);
  }

  private static float shine(
      FloatArray numbers,
      IntArray words,
      FloatArray pose,
      int frame,
      int place,
      float tx,
      float ty,
      float tz,
      float nx,
      float ny,
      float nz) {
    int lobes = words.get(SceneLayout.LOBES);
    int places = words.get(SceneLayout.PLACES);
    int shares = words.get(SceneLayout.AT_SHINE) + place;
    int shapes = words.get(SceneLayout.AT_LOBES);
    float sum = numbers.get(shares + lobes * places);
    for (int l = 0; l < lobes; l++) {
      int at = frame + LOBE * l;
      float shift = numbers.get(shapes + l);
      float along =
          (tx + shift * nx) * pose.get(at)
              + (ty + shift * ny) * pose.get(at + 1)
              + (tz + shift * nz) * pose.get(at + 2);
      float squared = TornadoMath.max(0f, 1 - along * along * numbers.get(shapes + lobes + l));
      float facing = 1.5f * VertexKernel.row(pose, at + 3, nx, ny, nz) + 0.5f;
      facing = TornadoMath.max(0f, TornadoMath.min(1f, facing));
      float power = 1;
      int exponent = words.get(words.get(SceneLayout.AT_HALF_POWER) + l);
      while (exponent > 0) {
        if ((exponent & 1) != 0) {
          power *= squared;
        }
        squared *= squared;
        exponent >>= 1;
      }
      sum += numbers.get(shares + l * places) * facing * power;
    }
    return sum;
  }
}
