package org.understudy.avatar.deform;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel with the Vector API, several vertices of a block at a time. Differs from {@link
 * ScalarDeformer} by rounding only (fused multiply-add, another order of the sums): at most 2e-3
 * pixels, 1e-5 of nearness and 1e-4 of a gain for portraits.
 */
public final class VectorDeformer implements SheetDeformer {
  static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > LiveMesh.BLOCK
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;

  /** Lanes worked on at once. */
  public static int lanes() {
    return SPECIES.length();
  }

  @Override
  public void deform(LiveMesh mesh, PosePalette pose, int from, int to, ScreenVertices out) {
    for (int block = from; block < to; block++) {
      for (int lane = 0; lane < LiveMesh.BLOCK; lane += SPECIES.length()) {
        deformLanes(mesh, pose, block, lane, out);
      }
      if (mesh.lit) {
        VectorRelighting.relight(mesh, pose, block, out.gain());
      }
    }
  }

  private static void deformLanes(
      LiveMesh mesh, PosePalette pose, int block, int lane, ScreenVertices out) {
    int v = block * LiveMesh.BLOCK + lane;
    FloatVector x = FloatVector.fromArray(SPECIES, mesh.x, v);
    FloatVector y = FloatVector.fromArray(SPECIES, mesh.y, v);
    FloatVector z = FloatVector.fromArray(SPECIES, mesh.z, v);
    float[] offsets = mesh.entryOffsets;
    int end = mesh.entryStart[block + 1];
    for (int entry = mesh.entryStart[block]; entry < end; entry++) {
      float coefficient = pose.coefficients[mesh.entryExpression[entry]];
      if (coefficient != 0) {
        int at = 3 * LiveMesh.BLOCK * entry + lane;
        FloatVector c = FloatVector.broadcast(SPECIES, coefficient);
        x = FloatVector.fromArray(SPECIES, offsets, at).fma(c, x);
        y = FloatVector.fromArray(SPECIES, offsets, at + LiveMesh.BLOCK).fma(c, y);
        z = FloatVector.fromArray(SPECIES, offsets, at + 2 * LiveMesh.BLOCK).fma(c, z);
      }
    }
    int eye = mesh.blockEye[block];
    if (eye >= 0) {
      FloatVector tx = row(pose.eyeTurns, 12 * eye, x, y, z);
      FloatVector ty = row(pose.eyeTurns, 12 * eye + 4, x, y, z);
      z = row(pose.eyeTurns, 12 * eye + 8, x, y, z);
      x = tx;
      y = ty;
    }
    FloatVector cameraX = FloatVector.zero(SPECIES);
    FloatVector cameraY = FloatVector.zero(SPECIES);
    FloatVector cameraZ = FloatVector.zero(SPECIES);
    for (int joints = mesh.blockJoints[block]; joints != 0; joints &= joints - 1) {
      int k = Integer.numberOfTrailingZeros(joints);
      FloatVector weight = FloatVector.fromArray(SPECIES, mesh.weights, k * mesh.vertexCount() + v);
      cameraX = row(pose.bones, 12 * k, x, y, z).fma(weight, cameraX);
      cameraY = row(pose.bones, 12 * k + 4, x, y, z).fma(weight, cameraY);
      cameraZ = row(pose.bones, 12 * k + 8, x, y, z).fma(weight, cameraZ);
    }
    FloatVector depth = cameraZ.neg();
    VectorMask<Float> visible = depth.compare(VectorOperators.GE, NEAREST_METRES);
    FloatVector nearness =
        FloatVector.zero(SPECIES).blend(FloatVector.broadcast(SPECIES, 1f).div(depth), visible);
    FloatVector scale = nearness.mul(pose.focal);
    cameraX.mul(scale).add(pose.centreX).intoArray(out.x(), v);
    cameraY.mul(scale).neg().add(pose.centreY).intoArray(out.y(), v);
    nearness.intoArray(out.nearness(), v);
  }

  /** One row of a row-major 3x4 matrix applied to points. */
  private static FloatVector row(float[] m, int at, FloatVector x, FloatVector y, FloatVector z) {
    FloatVector sum = FloatVector.broadcast(SPECIES, m[at + 3]);
    sum = x.fma(FloatVector.broadcast(SPECIES, m[at]), sum);
    sum = y.fma(FloatVector.broadcast(SPECIES, m[at + 1]), sum);
    return z.fma(FloatVector.broadcast(SPECIES, m[at + 2]), sum);
  }
}
