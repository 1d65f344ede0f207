package org.understudy.avatar.deform;

/** The kernel in plain Java: the one to read, and the one the others are tested against. */
public final class ScalarDeformer implements SheetDeformer {

  @Override
  public void deform(LiveMesh mesh, PosePalette pose, int from, int to, ScreenVertices out) {
    for (int block = from; block < to; block++) {
      deform(mesh, pose, block, out);
    }
  }

  /** One block. */
  static void deform(LiveMesh mesh, PosePalette pose, int block, ScreenVertices out) {
    for (int lane = 0; lane < LiveMesh.BLOCK; lane++) {
      deformLane(mesh, pose, block, lane, out);
    }
    if (mesh.lit) {
      Relighting.relight(mesh, pose, block, out.gain());
    }
  }

  private static void deformLane(
      LiveMesh mesh, PosePalette pose, int block, int lane, ScreenVertices out) {
    int v = block * LiveMesh.BLOCK + lane;
    float x = mesh.x[v];
    float y = mesh.y[v];
    float z = mesh.z[v];
    for (int entry = mesh.entryStart[block]; entry < mesh.entryStart[block + 1]; entry++) {
      float coefficient = pose.coefficients[mesh.entryExpression[entry]];
      int at = 3 * LiveMesh.BLOCK * entry + lane;
      x += coefficient * mesh.entryOffsets[at];
      y += coefficient * mesh.entryOffsets[at + LiveMesh.BLOCK];
      z += coefficient * mesh.entryOffsets[at + 2 * LiveMesh.BLOCK];
    }
    int eye = mesh.blockEye[block];
    if (eye >= 0) {
      float[] m = pose.eyeTurns;
      int at = 12 * eye;
      float tx = m[at] * x + m[at + 1] * y + m[at + 2] * z + m[at + 3];
      float ty = m[at + 4] * x + m[at + 5] * y + m[at + 6] * z + m[at + 7];
      float tz = m[at + 8] * x + m[at + 9] * y + m[at + 10] * z + m[at + 11];
      x = tx;
      y = ty;
      z = tz;
    }
    float cameraX = 0;
    float cameraY = 0;
    float cameraZ = 0;
    for (int joints = mesh.blockJoints[block]; joints != 0; joints &= joints - 1) {
      int k = Integer.numberOfTrailingZeros(joints);
      float weight = mesh.weights[k * mesh.vertexCount() + v];
      int at = 12 * k;
      float[] m = pose.bones;
      cameraX += weight * (m[at] * x + m[at + 1] * y + m[at + 2] * z + m[at + 3]);
      cameraY += weight * (m[at + 4] * x + m[at + 5] * y + m[at + 6] * z + m[at + 7]);
      cameraZ += weight * (m[at + 8] * x + m[at + 9] * y + m[at + 10] * z + m[at + 11]);
    }
    float depth = -cameraZ;
    float nearness = depth >= NEAREST_METRES ? 1 / depth : 0;
    out.x()[v] = pose.centreX + pose.focal * cameraX * nearness;
    out.y()[v] = pose.centreY - pose.focal * cameraY * nearness;
    out.nearness()[v] = nearness;
  }
}
