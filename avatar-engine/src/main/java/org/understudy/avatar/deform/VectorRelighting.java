package org.understudy.avatar.deform;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ShadingFeature;

/**
 * {@link Relighting} with the Vector API, several vertices of a block at a time. Does the same
 * operations in the same order, to the last bit. Stateless, allocates nothing, and may be called
 * from several threads at once for different blocks.
 *
 * <p>A few small kernels with memory between them: what the compiler no longer inlines into a large
 * one returns its vectors as objects.
 */
final class VectorRelighting {
  private static final VectorSpecies<Float> SPECIES = VectorDeformer.SPECIES;
  private static final VectorSpecies<Long> LONGS = SPECIES.withLanes(long.class);
  private static final float ONE = 1 << PackedGain.FRACTION;

  private VectorRelighting() {}

  /** What {@link Relighting#relight} does, for a block of no eye. */
  static void relight(LiveMesh mesh, PosePalette pose, int block, ScreenVertices out) {
    int first = block * LiveMesh.BLOCK;
    int strands = mesh.strands.blockStart[block];
    int joint = mesh.onlyJoint(block);
    boolean still = joint >= 0;
    float[] x = still ? mesh.normalX : out.normalX;
    float[] y = still ? mesh.normalY : out.normalY;
    float[] z = still ? mesh.normalZ : out.normalZ;
    float[] light = still ? pose.turnedLight : pose.light;
    int at = still ? PortraitLight.NUMBERS * joint : 0;
    Arrays.fill(out.answer, first, first + LiveMesh.BLOCK, 0);
    Arrays.fill(out.gain(), first, first + LiveMesh.BLOCK, 0);
    for (int v = first; v < first + LiveMesh.BLOCK; v += SPECIES.length()) {
      if (!still) {
        turn(
            mesh,
            pose,
            block,
            mesh.normalX,
            mesh.normalY,
            mesh.normalZ,
            v,
            v,
            out.normalX,
            out.normalY,
            out.normalZ);
      }
      if (strands >= 0) {
        VectorStrandShine.shine(mesh, pose, block, strands + v - first, v, out);
      }
      answer(mesh, pose, v, out.answer);
      for (int channel = 0; channel < 3; channel++) {
        light(mesh, light, at, channel, x, y, z, v, out);
      }
    }
  }

  /**
   * Unit directions in a pose of vertices that several joints turn.
   *
   * @param xs unit directions in the canonical state, and so on
   * @param at of the first among them
   * @param v the first vertex
   * @param outX [V] overwritten at the vertices, and so on
   */
  static void turn(
      LiveMesh mesh,
      PosePalette pose,
      int block,
      float[] xs,
      float[] ys,
      float[] zs,
      int at,
      int v,
      float[] outX,
      float[] outY,
      float[] outZ) {
    FloatVector x = FloatVector.fromArray(SPECIES, xs, at);
    FloatVector y = FloatVector.fromArray(SPECIES, ys, at);
    FloatVector z = FloatVector.fromArray(SPECIES, zs, at);
    FloatVector tx = FloatVector.zero(SPECIES);
    FloatVector ty = FloatVector.zero(SPECIES);
    FloatVector tz = FloatVector.zero(SPECIES);
    float[] m = pose.turns;
    for (int joints = mesh.blockJoints[block]; joints != 0; joints &= joints - 1) {
      int k = Integer.numberOfTrailingZeros(joints);
      int i = 12 * k;
      FloatVector weight = FloatVector.fromArray(SPECIES, mesh.weights, k * mesh.vertexCount() + v);
      FloatVector rx = x.mul(m[i]).add(y.mul(m[i + 1])).add(z.mul(m[i + 2]));
      FloatVector ry = x.mul(m[i + 4]).add(y.mul(m[i + 5])).add(z.mul(m[i + 6]));
      FloatVector rz = x.mul(m[i + 8]).add(y.mul(m[i + 9])).add(z.mul(m[i + 10]));
      tx = tx.add(rx.mul(weight));
      ty = ty.add(ry.mul(weight));
      tz = tz.add(rz.mul(weight));
    }
    FloatVector square = tx.mul(tx).add(ty.mul(ty)).add(tz.mul(tz)).max(Relighting.LEAST_SQUARE);
    FloatVector scale = FloatVector.broadcast(SPECIES, 1f).div(square.sqrt());
    tx.mul(scale).intoArray(outX, v);
    ty.mul(scale).intoArray(outY, v);
    tz.mul(scale).intoArray(outZ, v);
  }

  /** Turns what strands add into the answers to the light. */
  private static void answer(LiveMesh mesh, PosePalette pose, int v, float[] answer) {
    FloatVector sum = FloatVector.fromArray(SPECIES, answer, v).add(1f);
    for (int f = feature(pose, 0); f < ShadingFeature.COUNT; f = feature(pose, f + 1)) {
      FloatVector response =
          FloatVector.fromArray(SPECIES, mesh.responses, f * mesh.vertexCount() + v);
      sum = sum.add(response.mul(pose.features[f]));
    }
    sum.max(Relighting.LEAST_ANSWER).min(Relighting.MOST_ANSWER).intoArray(answer, v);
  }

  /** The first feature from one on that the pose has, their number if there is none. */
  private static int feature(PosePalette pose, int from) {
    int f = from;
    while (f < ShadingFeature.COUNT && pose.features[f] == 0) {
      f++;
    }
    return f;
  }

  /** Adds the gains of one channel of a light, [3][9] from an index on, to the packed ones. */
  private static void light(
      LiveMesh mesh,
      float[] light,
      int at,
      int channel,
      float[] normalX,
      float[] normalY,
      float[] normalZ,
      int v,
      ScreenVertices out) {
    int i = at + PortraitLight.BANDS * channel;
    FloatVector x = FloatVector.fromArray(SPECIES, normalX, v);
    FloatVector y = FloatVector.fromArray(SPECIES, normalY, v);
    FloatVector z = FloatVector.fromArray(SPECIES, normalZ, v);
    FloatVector shade =
        x.mul(light[i + 1])
            .add(light[i])
            .add(y.mul(light[i + 2]))
            .add(z.mul(light[i + 3]))
            .add(x.mul(y).mul(light[i + 4]))
            .add(y.mul(z).mul(light[i + 5]))
            .add(x.mul(z).mul(light[i + 6]))
            .add(x.mul(x).sub(y.mul(y)).mul(light[i + 7]))
            .add(z.mul(3f).mul(z).sub(1f).mul(light[i + 8]));
    IntVector fixed =
        (IntVector)
            shade
                .max(PortraitLight.LEAST_SHADE)
                .mul(FloatVector.fromArray(SPECIES, out.answer, v))
                .mul(
                    FloatVector.fromArray(
                        SPECIES, mesh.inverseShade, channel * mesh.vertexCount() + v))
                .max(Relighting.LEAST_GAIN)
                .min(Relighting.MOST_GAIN)
                .mul(ONE)
                .add(0.5f)
                .convert(VectorOperators.F2I, 0);
    int shift = channel * PackedGain.LANE;
    ((LongVector) fixed.convertShape(VectorOperators.I2L, LONGS, 0))
        .lanewise(VectorOperators.LSHL, shift)
        .or(LongVector.fromArray(LONGS, out.gain(), v))
        .intoArray(out.gain(), v);
    ((LongVector) fixed.convertShape(VectorOperators.I2L, LONGS, 1))
        .lanewise(VectorOperators.LSHL, shift)
        .or(LongVector.fromArray(LONGS, out.gain(), v + LONGS.length()))
        .intoArray(out.gain(), v + LONGS.length());
  }
}
