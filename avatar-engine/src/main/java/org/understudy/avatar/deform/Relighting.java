package org.understudy.avatar.deform;

import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ShadingFeature;

/**
 * How bright each vertex is in a pose and a light, relative to its texture:
 *
 * <pre>
 *   normal = |sum_k w_k R_k Ry(yaw) Rx(-pitch) n|      as it is skinned; the eye's turn for eyeballs only
 *   gain   = (1 + sum_f features[f] responses[f] + shine) shade(light, normal) / shade(light of the textures, n)
 * </pre>
 *
 * <p>The shine is that of strands of hair, see {@link StrandShine}.
 *
 * <p>Expressions turn normals too; only what the features tell of that is followed. Where one joint
 * moves a whole block, the light is turned instead of the normals (see {@link TurnedLight}).
 *
 * <p>The kernel in plain Java: the one to read, and the one {@link VectorRelighting} is tested
 * beside. Stateless, allocates nothing, and may be called from several threads at once for
 * different blocks.
 */
public final class Relighting {
  /** Gains are held within these bounds. */
  public static final float LEAST_GAIN = 0.15f;

  public static final float MOST_GAIN = 3.5f;

  /** So are the answers of a vertex to all features and highlights together. */
  public static final float LEAST_ANSWER = 0.25f;

  public static final float MOST_ANSWER = 3f;

  /** Squares of lengths of blended normals are held above this. */
  static final float LEAST_SQUARE = 1e-6f;

  private Relighting() {}

  /**
   * Finds the gains of a block.
   *
   * @param mesh of an avatar that can be lit
   * @param pose filled palette of the same avatar; only read
   * @param gain [V] packed, written at the vertices of this block only
   */
  static void relight(LiveMesh mesh, PosePalette pose, int block, long[] gain) {
    int first = block * LiveMesh.BLOCK;
    int joint = mesh.onlyJoint(block);
    int strands = mesh.strands.blockStart[block];
    for (int v = first; v < first + LiveMesh.BLOCK; v++) {
      if (joint >= 0) {
        float shine =
            strands < 0 ? 0 : StrandShine.still(mesh, pose, strands + v - first, v, joint);
        gain[v] =
            gain(
                mesh,
                pose,
                v,
                shine,
                pose.turnedLight,
                PortraitLight.NUMBERS * joint,
                mesh.normalX[v],
                mesh.normalY[v],
                mesh.normalZ[v]);
      } else {
        gain[v] = blended(mesh, pose, block, v, strands < 0 ? -1 : strands + v - first);
      }
    }
  }

  private static long blended(LiveMesh mesh, PosePalette pose, int block, int v, int strand) {
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
    int vertices = mesh.vertexCount();
    float[] m = pose.turns;
    float nx = 0;
    float ny = 0;
    float nz = 0;
    for (int joints = mesh.blockJoints[block]; joints != 0; joints &= joints - 1) {
      int k = Integer.numberOfTrailingZeros(joints);
      float weight = mesh.weights[k * vertices + v];
      int at = 12 * k;
      nx += weight * (m[at] * x + m[at + 1] * y + m[at + 2] * z);
      ny += weight * (m[at + 4] * x + m[at + 5] * y + m[at + 6] * z);
      nz += weight * (m[at + 8] * x + m[at + 9] * y + m[at + 10] * z);
    }
    float scale = 1 / (float) Math.sqrt(Math.max(LEAST_SQUARE, nx * nx + ny * ny + nz * nz));
    nx *= scale;
    ny *= scale;
    nz *= scale;
    float shine = strand < 0 ? 0 : StrandShine.blended(mesh, pose, strand, block, v, nx, ny, nz);
    return gain(mesh, pose, v, shine, pose.light, 0, nx, ny, nz);
  }

  /** The gain of a vertex that faces a direction in a light, [3][9] from an index on. */
  private static long gain(
      LiveMesh mesh,
      PosePalette pose,
      int v,
      float shine,
      float[] light,
      int at,
      float x,
      float y,
      float z) {
    int vertices = mesh.vertexCount();
    float[] inverse = mesh.inverseShade;
    float answer = answer(mesh, pose, v, shine);
    float red = PortraitLight.shade(light, at, x, y, z);
    float green = PortraitLight.shade(light, at + PortraitLight.BANDS, x, y, z);
    float blue = PortraitLight.shade(light, at + 2 * PortraitLight.BANDS, x, y, z);
    return PackedGain.of(
        held(answer * red * inverse[v]),
        held(answer * green * inverse[vertices + v]),
        held(answer * blue * inverse[2 * vertices + v]));
  }

  private static float held(float gain) {
    return Math.max(LEAST_GAIN, Math.min(MOST_GAIN, gain));
  }

  private static float answer(LiveMesh mesh, PosePalette pose, int v, float shine) {
    float answer = 1 + shine;
    for (int f = 0; f < ShadingFeature.COUNT; f++) {
      // of the two ways to turn about an axis one is 0
      if (pose.features[f] != 0) {
        answer += pose.features[f] * mesh.responses[f * mesh.vertexCount() + v];
      }
    }
    return Math.max(LEAST_ANSWER, Math.min(MOST_ANSWER, answer));
  }
}
