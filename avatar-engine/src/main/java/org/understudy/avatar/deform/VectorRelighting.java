package org.understudy.avatar.deform;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ShadingFeature;

/**
 * {@link Relighting} with the Vector API, several vertices of a block at a time. Differs from it by
 * rounding only: at most 1e-4 of a gain. Stateless, allocates nothing, and may be called from
 * several threads at once for different blocks.
 */
final class VectorRelighting {
  private static final VectorSpecies<Float> SPECIES = VectorDeformer.SPECIES;
  private static final VectorSpecies<Long> LONGS = SPECIES.withLanes(long.class);
  private static final FloatVector NOTHING = FloatVector.zero(SPECIES);
  private static final float ONE = 1 << PackedGain.FRACTION;

  private VectorRelighting() {}

  /** What {@link Relighting#relight} does. */
  static void relight(LiveMesh mesh, PosePalette pose, int block, long[] gain) {
    int first = block * LiveMesh.BLOCK;
    for (int lane = 0; lane < LiveMesh.BLOCK; lane += SPECIES.length()) {
      relightLanes(mesh, pose, block, first + lane, gain);
    }
  }

  private static void relightLanes(LiveMesh mesh, PosePalette pose, int block, int v, long[] gain) {
    FloatVector x = FloatVector.fromArray(SPECIES, mesh.normalX, v);
    FloatVector y = FloatVector.fromArray(SPECIES, mesh.normalY, v);
    FloatVector z = FloatVector.fromArray(SPECIES, mesh.normalZ, v);
    int joint = mesh.onlyJoint(block);
    int strand = mesh.strands.blockStart[block] + v % LiveMesh.BLOCK;
    boolean shines = mesh.strands.blockStart[block] >= 0;
    if (joint >= 0) {
      FloatVector answer =
          shines ? VectorStrandShine.still(mesh, pose, strand, joint, x, y, z) : NOTHING;
      int at = PortraitLight.NUMBERS * joint;
      write(mesh, pose, v, answer.add(1f), pose.turnedLight, at, x, y, z, gain);
      return;
    }
    int eye = mesh.blockEye[block];
    if (eye >= 0) {
      FloatVector tx = row(pose.eyeTurns, 12 * eye, x, y, z);
      FloatVector ty = row(pose.eyeTurns, 12 * eye + 4, x, y, z);
      z = row(pose.eyeTurns, 12 * eye + 8, x, y, z);
      x = tx;
      y = ty;
    }
    FloatVector nx = FloatVector.zero(SPECIES);
    FloatVector ny = FloatVector.zero(SPECIES);
    FloatVector nz = FloatVector.zero(SPECIES);
    for (int joints = mesh.blockJoints[block]; joints != 0; joints &= joints - 1) {
      int k = Integer.numberOfTrailingZeros(joints);
      FloatVector weight = FloatVector.fromArray(SPECIES, mesh.weights, k * mesh.vertexCount() + v);
      nx = row(pose.turns, 12 * k, x, y, z).fma(weight, nx);
      ny = row(pose.turns, 12 * k + 4, x, y, z).fma(weight, ny);
      nz = row(pose.turns, 12 * k + 8, x, y, z).fma(weight, nz);
    }
    FloatVector square = nz.fma(nz, ny.fma(ny, nx.mul(nx))).max(Relighting.LEAST_SQUARE);
    FloatVector scale = FloatVector.broadcast(SPECIES, 1f).div(square.sqrt());
    nx = nx.mul(scale);
    ny = ny.mul(scale);
    nz = nz.mul(scale);
    FloatVector answer =
        shines ? VectorStrandShine.blended(mesh, pose, strand, block, v, nx, ny, nz) : NOTHING;
    write(mesh, pose, v, answer.add(1f), pose.light, 0, nx, ny, nz, gain);
  }

  /** One row of the rotation of a row-major 3x4 matrix applied to normals. */
  static FloatVector row(float[] m, int at, FloatVector x, FloatVector y, FloatVector z) {
    return z.fma(
        FloatVector.broadcast(SPECIES, m[at + 2]),
        y.fma(FloatVector.broadcast(SPECIES, m[at + 1]), x.mul(m[at])));
  }

  /** Writes the gains of vertices that face directions in a light, [3][9] from an index on. */
  private static void write(
      LiveMesh mesh,
      PosePalette pose,
      int v,
      FloatVector unposed,
      float[] light,
      int at,
      FloatVector x,
      FloatVector y,
      FloatVector z,
      long[] gain) {
    FloatVector answer = unposed;
    for (int f = 0; f < ShadingFeature.COUNT; f++) {
      if (pose.features[f] != 0) {
        answer =
            FloatVector.fromArray(SPECIES, mesh.responses, f * mesh.vertexCount() + v)
                .fma(FloatVector.broadcast(SPECIES, pose.features[f]), answer);
      }
    }
    answer = answer.max(Relighting.LEAST_ANSWER).min(Relighting.MOST_ANSWER);
    FloatVector xy = x.mul(y);
    FloatVector yz = y.mul(z);
    FloatVector xz = x.mul(z);
    FloatVector xx = x.mul(x).sub(y.mul(y));
    FloatVector zz = z.mul(z).mul(3f).sub(1f);
    int vertices = mesh.vertexCount();
    LongVector low = LongVector.zero(LONGS);
    LongVector high = LongVector.zero(LONGS);
    for (int c = 2; c >= 0; c--) {
      int i = at + PortraitLight.BANDS * c;
      FloatVector shade = FloatVector.broadcast(SPECIES, light[i]);
      shade = x.fma(FloatVector.broadcast(SPECIES, light[i + 1]), shade);
      shade = y.fma(FloatVector.broadcast(SPECIES, light[i + 2]), shade);
      shade = z.fma(FloatVector.broadcast(SPECIES, light[i + 3]), shade);
      shade = xy.fma(FloatVector.broadcast(SPECIES, light[i + 4]), shade);
      shade = yz.fma(FloatVector.broadcast(SPECIES, light[i + 5]), shade);
      shade = xz.fma(FloatVector.broadcast(SPECIES, light[i + 6]), shade);
      shade = xx.fma(FloatVector.broadcast(SPECIES, light[i + 7]), shade);
      shade = zz.fma(FloatVector.broadcast(SPECIES, light[i + 8]), shade);
      FloatVector inverse = FloatVector.fromArray(SPECIES, mesh.inverseShade, c * vertices + v);
      FloatVector lit =
          shade
              .max(PortraitLight.LEAST_SHADE)
              .mul(answer)
              .mul(inverse)
              .max(Relighting.LEAST_GAIN)
              .min(Relighting.MOST_GAIN);
      IntVector fixed = (IntVector) lit.mul(ONE).add(0.5f).convert(VectorOperators.F2I, 0);
      low = beside(low, (LongVector) fixed.convertShape(VectorOperators.I2L, LONGS, 0));
      high = beside(high, (LongVector) fixed.convertShape(VectorOperators.I2L, LONGS, 1));
    }
    low.intoArray(gain, v);
    high.intoArray(gain, v + LONGS.length());
  }

  private static LongVector beside(LongVector packed, LongVector channel) {
    return packed.lanewise(VectorOperators.LSHL, PackedGain.LANE).or(channel);
  }
}
