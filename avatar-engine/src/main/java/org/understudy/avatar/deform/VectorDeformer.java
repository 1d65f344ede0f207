package org.understudy.avatar.deform;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel with the Vector API, several vertices of a block at a time. Does the very operations
 * of {@link ScalarDeformer} in their order, without fused ones, so that not a bit of the picture
 * depends on which of them moved the vertices.
 *
 * <p>The compiler keeps vectors in registers only within what it compiles in one piece. A call with
 * vectors that it does not inline, be it in a branch that is hardly ever taken, and vectors are
 * allocated, in all megabytes for each frame; whether it inlines depends on what it has compiled
 * before. Hence no method of these kernels takes or returns vectors, what several of them need goes
 * through memory, and the few blocks of eyes are left to the plain kernel.
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
      if (mesh.blockEye[block] >= 0) {
        ScalarDeformer.deform(mesh, pose, block, out);
        continue;
      }
      for (int lane = 0; lane < LiveMesh.BLOCK; lane += SPECIES.length()) {
        deformLanes(mesh, pose, block, lane, out);
      }
      if (mesh.lit) {
        VectorRelighting.relight(mesh, pose, block, out);
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
    for (int entry = moved(mesh, pose, mesh.entryStart[block], end);
        entry < end;
        entry = moved(mesh, pose, entry + 1, end)) {
      int at = 3 * LiveMesh.BLOCK * entry + lane;
      float c = pose.coefficients[mesh.entryExpression[entry]];
      x = x.add(FloatVector.fromArray(SPECIES, offsets, at).mul(c));
      y = y.add(FloatVector.fromArray(SPECIES, offsets, at + LiveMesh.BLOCK).mul(c));
      z = z.add(FloatVector.fromArray(SPECIES, offsets, at + 2 * LiveMesh.BLOCK).mul(c));
    }
    FloatVector cameraX = FloatVector.zero(SPECIES);
    FloatVector cameraY = FloatVector.zero(SPECIES);
    FloatVector cameraZ = FloatVector.zero(SPECIES);
    float[] m = pose.bones;
    for (int joints = mesh.blockJoints[block]; joints != 0; joints &= joints - 1) {
      int k = Integer.numberOfTrailingZeros(joints);
      int at = 12 * k;
      FloatVector weight = FloatVector.fromArray(SPECIES, mesh.weights, k * mesh.vertexCount() + v);
      FloatVector tx = x.mul(m[at]).add(y.mul(m[at + 1])).add(z.mul(m[at + 2])).add(m[at + 3]);
      FloatVector ty = x.mul(m[at + 4]).add(y.mul(m[at + 5])).add(z.mul(m[at + 6])).add(m[at + 7]);
      FloatVector tz =
          x.mul(m[at + 8]).add(y.mul(m[at + 9])).add(z.mul(m[at + 10])).add(m[at + 11]);
      cameraX = cameraX.add(tx.mul(weight));
      cameraY = cameraY.add(ty.mul(weight));
      cameraZ = cameraZ.add(tz.mul(weight));
    }
    FloatVector depth = cameraZ.neg();
    VectorMask<Float> visible = depth.compare(VectorOperators.GE, NEAREST_METRES);
    FloatVector nearness =
        FloatVector.zero(SPECIES).blend(FloatVector.broadcast(SPECIES, 1f).div(depth), visible);
    cameraX.mul(pose.focal).mul(nearness).add(pose.centreX).intoArray(out.x(), v);
    cameraY.mul(pose.focal).mul(nearness).neg().add(pose.centreY).intoArray(out.y(), v);
    nearness.intoArray(out.nearness(), v);
  }

  /** The first entry from one on whose expression is there, {@code end} if there is none. */
  private static int moved(LiveMesh mesh, PosePalette pose, int from, int end) {
    int entry = from;
    while (entry < end && pose.coefficients[mesh.entryExpression[entry]] == 0) {
      entry++;
    }
    return entry;
  }
}
