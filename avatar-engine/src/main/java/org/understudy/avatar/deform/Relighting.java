package org.understudy.avatar.deform;

import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ShadingFeature;
import org.understudy.parametric.PortraitJoint;

/**
 * How bright each vertex is in a pose and a light, relative to its texture:
 *
 * <pre>
 *   normal = |sum_k w_k R_k Ry(yaw) Rx(-pitch) n|      as it is skinned; the eye's turn for eyeballs only
 *   gain   = (1 + sum_f features[f] responses[f]) shade(light, normal) / shade(light of the textures, n)
 * </pre>
 *
 * <p>Expressions turn normals too; only what the features tell of that is followed. Stateless,
 * allocates nothing, and may be called from several threads at once for disjoint ranges of blocks.
 */
public final class Relighting {
  /** Gains are held within these bounds. */
  public static final float LEAST_GAIN = 0.15f;

  public static final float MOST_GAIN = 3.5f;

  /** So are the answers of a vertex to all features together. */
  public static final float LEAST_ANSWER = 0.4f;

  public static final float MOST_ANSWER = 1.7f;

  private Relighting() {}

  /**
   * Finds the gains of the blocks {@code from..to-1}.
   *
   * @param mesh of an avatar that can be lit
   * @param pose filled palette of the same avatar; only read
   * @param out its gains are written at the vertices of these blocks only
   */
  public static void relight(
      LiveMesh mesh, PosePalette pose, int from, int to, ScreenVertices out) {
    for (int block = from; block < to; block++) {
      for (int lane = 0; lane < LiveMesh.BLOCK; lane++) {
        relight(mesh, pose, block, block * LiveMesh.BLOCK + lane, out.gain());
      }
    }
  }

  private static void relight(LiveMesh mesh, PosePalette pose, int block, int v, float[] gain) {
    float x = mesh.normalX[v];
    float y = mesh.normalY[v];
    float z = mesh.normalZ[v];
    int eye = mesh.blockEye[block];
    if (eye >= 0) {
      float[] m = pose.eyeTurns;
      int at = 12 * eye;
      float tx = m[at] * x + m[at + 1] * y + m[at + 2] * z;
      float ty = m[at + 4] * x + m[at + 5] * y + m[at + 6] * z;
      z = m[at + 8] * x + m[at + 9] * y + m[at + 10] * z;
      x = tx;
      y = ty;
    }
    int joints = mesh.blockJoints[block];
    int vertices = mesh.vertexCount();
    float[] m = pose.turns;
    float nx = 0;
    float ny = 0;
    float nz = 0;
    for (int k = 0; k < PortraitJoint.COUNT; k++) {
      if ((joints >>> k & 1) != 0) {
        float weight = mesh.weights[k * vertices + v];
        int at = 12 * k;
        nx += weight * (m[at] * x + m[at + 1] * y + m[at + 2] * z);
        ny += weight * (m[at + 4] * x + m[at + 5] * y + m[at + 6] * z);
        nz += weight * (m[at + 8] * x + m[at + 9] * y + m[at + 10] * z);
      }
    }
    float scale = 1 / (float) Math.sqrt(Math.max(1e-6f, nx * nx + ny * ny + nz * nz));
    nx *= scale;
    ny *= scale;
    nz *= scale;
    float answer = answer(mesh, pose, v);
    for (int c = 0; c < 3; c++) {
      float shade = PortraitLight.shade(pose.light, PortraitLight.BANDS * c, nx, ny, nz);
      float lit = answer * shade * mesh.inverseShade[c * vertices + v];
      gain[3 * v + c] = Math.max(LEAST_GAIN, Math.min(MOST_GAIN, lit));
    }
  }

  private static float answer(LiveMesh mesh, PosePalette pose, int v) {
    float answer = 1;
    for (int f = 0; f < ShadingFeature.COUNT; f++) {
      // of the two ways to turn about an axis one is 0
      if (pose.features[f] != 0) {
        answer += pose.features[f] * mesh.responses[f * mesh.vertexCount() + v];
      }
    }
    return Math.clamp(answer, LEAST_ANSWER, MOST_ANSWER);
  }
}
