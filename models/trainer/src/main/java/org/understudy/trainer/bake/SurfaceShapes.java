package org.understudy.trainer.bake;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.studio.BoundPart;
import org.understudy.trainer.studio.Material;
import org.understudy.trainer.studio.StudioCharacter;
import org.understudy.trainer.view.SurfaceNormals;

/**
 * A character's surfaces in the canonical state, with what moves each refined vertex. Arrays are
 * shared.
 */
final class SurfaceShapes {
  /** Jaw and lids of the canonical state, as the avatars' design found best. */
  static final float JAW = 0.4f;

  static final float LIDS = 0.6f;

  /** The middle of the skull, which hair lies about. */
  private static final float MIDDLE_ABOVE_HEAD_JOINT = 0.05f;

  private final StudioCharacter character;
  private final float[] canonical = new float[ArkitExpression.COUNT];
  private final List<float[]> positions = new ArrayList<>();
  private final List<float[]> normals = new ArrayList<>();
  private final List<float[]> weights = new ArrayList<>();
  private final List<float[][]> displacements = new ArrayList<>();

  SurfaceShapes(StudioCharacter character) {
    this.character = character;
    canonical[ArkitExpression.JAW_OPEN.ordinal()] = JAW;
    canonical[ArkitExpression.EYE_BLINK_LEFT.ordinal()] = LIDS;
    canonical[ArkitExpression.EYE_BLINK_RIGHT.ordinal()] = LIDS;
    for (BoundPart bound : character.parts()) {
      float[] rest = character.linear(bound, new float[ArkitExpression.COUNT]);
      positions.add(character.linear(bound, canonical));
      normals.add(normals(bound, positions.getLast()));
      weights.add(bound.part().surface().apply(bound.weights(), PortraitJoint.COUNT));
      float[][] moves = new float[ArkitExpression.COUNT][];
      float[] one = new float[ArkitExpression.COUNT];
      for (int e = 0; e < ArkitExpression.COUNT; e++) {
        one[e] = 1;
        moves[e] = difference(character.linear(bound, one), rest);
        one[e] = 0;
      }
      displacements.add(moves);
    }
  }

  /** Of hair as of the volume it fills: where it lies about the head; of all else its surface's. */
  private float[] normals(BoundPart bound, float[] p) {
    if (bound.part().material().kind() != Material.Kind.HAIR) {
      return SurfaceNormals.of(p, bound.part().surface().triangles());
    }
    float middle = character.skeleton().rest(PortraitJoint.HEAD, 1) + MIDDLE_ABOVE_HEAD_JOINT;
    float back = character.skeleton().rest(PortraitJoint.HEAD, 2);
    float[] out = new float[p.length];
    for (int i = 0; i < p.length; i += 3) {
      out[i] = p[i];
      out[i + 1] = Math.max(0, p[i + 1] - middle);
      out[i + 2] = p[i + 2] - back;
    }
    LatticeNormals.normalise(out);
    return out;
  }

  /** The difference, or an empty array where nothing moves. */
  private static float[] difference(float[] moved, float[] rest) {
    float largest = 0;
    for (int i = 0; i < moved.length; i++) {
      moved[i] -= rest[i];
      largest = Math.max(largest, Math.abs(moved[i]));
    }
    return largest < 1e-5f ? new float[0] : moved;
  }

  StudioCharacter character() {
    return character;
  }

  /** The canonical expression, [52]; a copy. */
  float[] canonicalExpression() {
    return canonical.clone();
  }

  int[] corners(int part) {
    return character.parts().get(part).part().surface().triangles();
  }

  float[] texture(int part) {
    return character.parts().get(part).part().surface().cornerTexture();
  }

  /** Canonical positions, [V][3] metres. */
  float[] positions(int part) {
    return positions.get(part);
  }

  /** Unit normals in the canonical state, [V][3]. */
  float[] normals(int part) {
    return normals.get(part);
  }

  /** Skinning weights, [V][7]. */
  float[] weights(int part) {
    return weights.get(part);
  }

  /** Displacements per unit, [52]: [V][3] metres, or empty. */
  float[][] displacements(int part) {
    return displacements.get(part);
  }

  /** Triangles of a part that touch an edge where the surface ends. */
  BitSet openTriangles(int part) {
    int[] corners = corners(part);
    Map<Long, Integer> uses = new HashMap<>();
    for (int t = 0; t < corners.length; t += 3) {
      for (int k = 0; k < 3; k++) {
        uses.merge(edge(corners[t + k], corners[t + (k + 1) % 3]), 1, Integer::sum);
      }
    }
    BitSet ends = new BitSet();
    for (int t = 0; t < corners.length; t += 3) {
      for (int k = 0; k < 3; k++) {
        int a = corners[t + k];
        int b = corners[t + (k + 1) % 3];
        if (uses.getOrDefault(edge(a, b), 0) == 1) {
          ends.set(a);
          ends.set(b);
        }
      }
    }
    BitSet open = new BitSet();
    for (int t = 0; t < corners.length; t += 3) {
      if (ends.get(corners[t]) || ends.get(corners[t + 1]) || ends.get(corners[t + 2])) {
        open.set(t / 3);
      }
    }
    return open;
  }

  private static long edge(int a, int b) {
    return ((long) Math.min(a, b) << 32) | Math.max(a, b);
  }

  /** Index of a part by its name. */
  int part(String name) {
    for (int i = 0; i < character.parts().size(); i++) {
      if (character.parts().get(i).part().name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "%s has no part %s".formatted(character.person().name(), name));
  }

  /** Whether there is a part of a name. */
  boolean has(String name) {
    return character.parts().stream().anyMatch(p -> p.part().name().equals(name));
  }
}
