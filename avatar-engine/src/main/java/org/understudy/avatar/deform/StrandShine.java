package org.understudy.avatar.deform;

import org.understudy.avatar.StrandLobe;

/**
 * How strands of hair shine at a vertex: the sum of its shares of the {@link StrandLobe}s and of
 * what it always adds. The kernel in plain Java; {@link VectorStrandShine} is tested beside it.
 * Stateless, allocates nothing.
 */
final class StrandShine {
  private StrandShine() {}

  /**
   * What strands add to the answer of a vertex that one joint moves.
   *
   * @param place among the {@link Strands}
   * @param v the vertex
   * @param joint the joint
   */
  static float still(LiveMesh mesh, PosePalette pose, int place, int v, int joint) {
    Strands s = mesh.strands;
    return sum(
        mesh,
        pose.lobes,
        pose.lobes.ofJoint(joint),
        place,
        s.x[place],
        s.y[place],
        s.z[place],
        mesh.normalX[v],
        mesh.normalY[v],
        mesh.normalZ[v]);
  }

  /**
   * What strands add to the answer of a vertex that several joints move.
   *
   * @param nx its normal in the pose, a unit vector in the bust frame, and so on
   */
  static float blended(
      LiveMesh mesh, PosePalette pose, int place, int block, int v, float nx, float ny, float nz) {
    Strands s = mesh.strands;
    float x = s.x[place];
    float y = s.y[place];
    float z = s.z[place];
    int vertices = mesh.vertexCount();
    float[] m = pose.turns;
    float tx = 0;
    float ty = 0;
    float tz = 0;
    for (int joints = mesh.blockJoints[block]; joints != 0; joints &= joints - 1) {
      int k = Integer.numberOfTrailingZeros(joints);
      float weight = mesh.weights[k * vertices + v];
      int at = 12 * k;
      tx += weight * (m[at] * x + m[at + 1] * y + m[at + 2] * z);
      ty += weight * (m[at + 4] * x + m[at + 5] * y + m[at + 6] * z);
      tz += weight * (m[at + 8] * x + m[at + 9] * y + m[at + 10] * z);
    }
    float square = tx * tx + ty * ty + tz * tz;
    float scale = 1 / (float) Math.sqrt(Math.max(Relighting.LEAST_SQUARE, square));
    return sum(mesh, pose.lobes, 0, place, tx * scale, ty * scale, tz * scale, nx, ny, nz);
  }

  private static float sum(
      LiveMesh mesh,
      LobeFrames lobes,
      int frame,
      int place,
      float tx,
      float ty,
      float tz,
      float nx,
      float ny,
      float nz) {
    float[] f = lobes.frames;
    float[] shine = mesh.strands.shine;
    int places = mesh.strands.places();
    float sum = shine[lobes.count * places + place];
    for (int l = 0; l < lobes.count; l++) {
      int at = frame + LobeFrames.EACH * l;
      float shift = lobes.shift[l];
      float along =
          (tx + shift * nx) * f[at] + (ty + shift * ny) * f[at + 1] + (tz + shift * nz) * f[at + 2];
      float squared = Math.max(0, 1 - along * along * lobes.perSquare[l]);
      float facing = 1.5f * (nx * f[at + 3] + ny * f[at + 4] + nz * f[at + 5]) + 0.5f;
      facing = Math.max(0, Math.min(1, facing));
      sum += shine[l * places + place] * facing * StrandLobe.power(squared, lobes.halfPower[l]);
    }
    return sum;
  }
}
