package org.understudy.avatar.deform;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link StrandShine} with the Vector API, several vertices of a block at a time: the same
 * operations in the same order, to the last bit. Stateless, allocates nothing.
 */
final class VectorStrandShine {
  private static final VectorSpecies<Float> SPECIES = VectorDeformer.SPECIES;

  private VectorStrandShine() {}

  /**
   * Writes what strands add to the answers of some vertices.
   *
   * @param place of the first among the {@link Strands}
   * @param v the first vertex
   * @param out read where several joints move the block: its normals in the pose
   */
  static void shine(
      LiveMesh mesh, PosePalette pose, int block, int place, int v, ScreenVertices out) {
    Strands s = mesh.strands;
    int joint = mesh.onlyJoint(block);
    if (joint >= 0) {
      sum(
          s,
          place,
          pose.lobes,
          pose.lobes.ofJoint(joint),
          s.x,
          s.y,
          s.z,
          place,
          mesh.normalX,
          mesh.normalY,
          mesh.normalZ,
          v,
          out.answer);
    } else {
      VectorRelighting.turn(
          mesh, pose, block, s.x, s.y, s.z, place, v, out.strandX, out.strandY, out.strandZ);
      sum(
          s,
          place,
          pose.lobes,
          0,
          out.strandX,
          out.strandY,
          out.strandZ,
          v,
          out.normalX,
          out.normalY,
          out.normalZ,
          v,
          out.answer);
    }
  }

  /**
   * Sums up the lobes.
   *
   * @param place of the first vertex among the strands
   * @param frame of the lobes
   * @param tangentAt of the first vertex among the tangents
   * @param v of the first vertex among the normals and in {@code out}
   */
  private static void sum(
      Strands strands,
      int place,
      LobeFrames lobes,
      int frame,
      float[] tangentX,
      float[] tangentY,
      float[] tangentZ,
      int tangentAt,
      float[] normalX,
      float[] normalY,
      float[] normalZ,
      int v,
      float[] out) {
    FloatVector tx = FloatVector.fromArray(SPECIES, tangentX, tangentAt);
    FloatVector ty = FloatVector.fromArray(SPECIES, tangentY, tangentAt);
    FloatVector tz = FloatVector.fromArray(SPECIES, tangentZ, tangentAt);
    FloatVector nx = FloatVector.fromArray(SPECIES, normalX, v);
    FloatVector ny = FloatVector.fromArray(SPECIES, normalY, v);
    FloatVector nz = FloatVector.fromArray(SPECIES, normalZ, v);
    float[] shine = strands.shine;
    int places = strands.places();
    FloatVector sum = FloatVector.fromArray(SPECIES, shine, lobes.count * places + place);
    float[] f = lobes.frames;
    for (int l = 0; l < lobes.count; l++) {
      int at = frame + LobeFrames.EACH * l;
      float shift = lobes.shift[l];
      FloatVector along =
          tx.add(nx.mul(shift))
              .mul(f[at])
              .add(ty.add(ny.mul(shift)).mul(f[at + 1]))
              .add(tz.add(nz.mul(shift)).mul(f[at + 2]));
      FloatVector square = along.mul(along).mul(-lobes.perSquare[l]).add(1f).max(0f);
      FloatVector power = FloatVector.broadcast(SPECIES, 1f);
      for (int e = lobes.halfPower[l]; e != 0; e >>= 1) {
        // times the square or 1, without a branch that vectors would have to cross
        int bit = e & 1;
        power = power.mul(square.mul(bit).add(1f - bit));
        square = square.mul(square);
      }
      FloatVector facing =
          nx.mul(f[at + 3])
              .add(ny.mul(f[at + 4]))
              .add(nz.mul(f[at + 5]))
              .mul(1.5f)
              .add(0.5f)
              .max(0f)
              .min(1f);
      FloatVector share = FloatVector.fromArray(SPECIES, shine, l * places + place);
      sum = sum.add(share.mul(facing).mul(power));
    }
    sum.intoArray(out, v);
  }
}
