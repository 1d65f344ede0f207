package org.understudy.avatar.deform;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link StrandShine} with the Vector API, several vertices of a block at a time. Differs from it
 * by rounding only. Stateless, allocates nothing.
 */
final class VectorStrandShine {
  private static final VectorSpecies<Float> SPECIES = VectorDeformer.SPECIES;

  private VectorStrandShine() {}

  /** What {@link StrandShine#still} does, with the vertices' canonical normals. */
  static FloatVector still(
      LiveMesh mesh,
      PosePalette pose,
      int place,
      int joint,
      FloatVector nx,
      FloatVector ny,
      FloatVector nz) {
    Strands s = mesh.strands;
    return sum(
        mesh,
        pose.lobes,
        pose.lobes.ofJoint(joint),
        place,
        FloatVector.fromArray(SPECIES, s.x, place),
        FloatVector.fromArray(SPECIES, s.y, place),
        FloatVector.fromArray(SPECIES, s.z, place),
        nx,
        ny,
        nz);
  }

  /** What {@link StrandShine#blended} does. */
  static FloatVector blended(
      LiveMesh mesh,
      PosePalette pose,
      int place,
      int block,
      int v,
      FloatVector nx,
      FloatVector ny,
      FloatVector nz) {
    Strands s = mesh.strands;
    FloatVector x = FloatVector.fromArray(SPECIES, s.x, place);
    FloatVector y = FloatVector.fromArray(SPECIES, s.y, place);
    FloatVector z = FloatVector.fromArray(SPECIES, s.z, place);
    FloatVector tx = FloatVector.zero(SPECIES);
    FloatVector ty = FloatVector.zero(SPECIES);
    FloatVector tz = FloatVector.zero(SPECIES);
    for (int joints = mesh.blockJoints[block]; joints != 0; joints &= joints - 1) {
      int k = Integer.numberOfTrailingZeros(joints);
      FloatVector weight = FloatVector.fromArray(SPECIES, mesh.weights, k * mesh.vertexCount() + v);
      tx = VectorRelighting.row(pose.turns, 12 * k, x, y, z).fma(weight, tx);
      ty = VectorRelighting.row(pose.turns, 12 * k + 4, x, y, z).fma(weight, ty);
      tz = VectorRelighting.row(pose.turns, 12 * k + 8, x, y, z).fma(weight, tz);
    }
    FloatVector square = tz.fma(tz, ty.fma(ty, tx.mul(tx))).max(Relighting.LEAST_SQUARE);
    FloatVector scale = FloatVector.broadcast(SPECIES, 1f).div(square.sqrt());
    return sum(mesh, pose.lobes, 0, place, tx.mul(scale), ty.mul(scale), tz.mul(scale), nx, ny, nz);
  }

  private static FloatVector sum(
      LiveMesh mesh,
      LobeFrames lobes,
      int frame,
      int place,
      FloatVector tx,
      FloatVector ty,
      FloatVector tz,
      FloatVector nx,
      FloatVector ny,
      FloatVector nz) {
    float[] shine = mesh.strands.shine;
    int places = mesh.strands.places();
    FloatVector sum = FloatVector.fromArray(SPECIES, shine, lobes.count * places + place);
    for (int l = 0; l < lobes.count; l++) {
      int at = frame + LobeFrames.EACH * l;
      FloatVector shift = FloatVector.broadcast(SPECIES, lobes.shift[l]);
      FloatVector along =
          dot(lobes.frames, at, nx.fma(shift, tx), ny.fma(shift, ty), nz.fma(shift, tz));
      FloatVector squared =
          along
              .mul(along)
              .fma(
                  FloatVector.broadcast(SPECIES, -lobes.perSquare[l]),
                  FloatVector.broadcast(SPECIES, 1f))
              .max(0f);
      FloatVector facing =
          dot(lobes.frames, at + 3, nx, ny, nz).mul(1.5f).add(0.5f).max(0f).min(1f);
      FloatVector share = FloatVector.fromArray(SPECIES, shine, l * places + place);
      sum = share.mul(facing).fma(power(squared, lobes.halfPower[l]), sum);
    }
    return sum;
  }

  private static FloatVector dot(
      float[] with, int at, FloatVector x, FloatVector y, FloatVector z) {
    return z.fma(
        FloatVector.broadcast(SPECIES, with[at + 2]),
        y.fma(FloatVector.broadcast(SPECIES, with[at + 1]), x.mul(with[at])));
  }

  private static FloatVector power(FloatVector base, int exponent) {
    FloatVector result = FloatVector.broadcast(SPECIES, 1f);
    FloatVector square = base;
    for (int e = exponent; e != 0; e >>= 1) {
      if ((e & 1) != 0) {
        result = result.mul(square);
      }
      square = square.mul(square);
    }
    return result;
  }
}
