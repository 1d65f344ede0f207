package org.understudy.trainer.expression;

import java.util.BitSet;
import java.util.Set;
import org.understudy.trainer.expression.DisplacementField.Mask;
import org.understudy.trainer.makehuman.FaceAnatomy;
import org.understudy.trainer.makehuman.MakeHumanCharacter;
import org.understudy.trainer.makehuman.ObjMesh;
import org.understudy.trainer.makehuman.Rig;

/** Smooth masks on a character's face at rest, all lengths in metres. Immutable. */
final class FaceMasks {
  private static final double SIDE_BLEND = 0.011;

  private final float[] rest;
  private final FaceAnatomy anatomy;
  private final float[] jawWeights;
  private final float[] mouthCentre;
  private final float[][] corners = new float[2][];
  private final float[][] eyes;
  private final float[] lipDistance;
  private final BitSet hairAndCloth = new BitSet();
  private final BitSet tongue;

  FaceMasks(MakeHumanCharacter character) {
    this.rest = character.positions();
    this.anatomy = character.data().anatomy();
    this.jawWeights = jawWeights(character.data().rig());
    int[] lips = anatomy.lipSeam();
    mouthCentre = new float[3];
    corners[0] = point(lips[0]);
    corners[1] = point(lips[0]);
    for (int v : lips) {
      for (int axis = 0; axis < 3; axis++) {
        mouthCentre[axis] += rest[3 * v + axis] / lips.length;
      }
      corners[0] = rest[3 * v] > corners[0][0] ? point(v) : corners[0];
      corners[1] = rest[3 * v] < corners[1][0] ? point(v) : corners[1];
    }
    eyes = new float[][] {character.eyeCentre(true), character.eyeCentre(false)};
    lipDistance = new float[rest.length / 3];
    for (int v = 0; v < lipDistance.length; v++) {
      double nearest = 1;
      for (int lip : lips) {
        nearest =
            Math.min(nearest, distance(v, rest[3 * lip], rest[3 * lip + 1], rest[3 * lip + 2]));
      }
      lipDistance[v] = (float) nearest;
    }
    ObjMesh mesh = character.data().baseMesh();
    tongue = mesh.groupVertices("helper-tongue");
    for (String group : Set.of("helper-hair", "helper-tights", "helper-skirt", "helper-genital")) {
      hairAndCloth.or(mesh.groupVertices(group));
    }
  }

  private static float[] jawWeights(Rig rig) {
    int[] subtree = new int[rig.bones().size()];
    int jaw = rig.bone("jaw").orElseThrow();
    for (int b = 0; b < subtree.length; b++) {
      subtree[b] = b == jaw || (rig.parent(b) >= 0 && subtree[rig.parent(b)] == 1) ? 1 : 0;
    }
    float[] both = rig.collapseWeights(subtree, 2);
    float[] out = new float[both.length / 2];
    for (int v = 0; v < out.length; v++) {
      out[v] = both[2 * v + 1];
    }
    return out;
  }

  private float[] point(int v) {
    return new float[] {rest[3 * v], rest[3 * v + 1], rest[3 * v + 2]};
  }

  private double distance(int v, double x, double y, double z) {
    double dx = rest[3 * v] - x;
    double dy = rest[3 * v + 1] - y;
    double dz = rest[3 * v + 2] - z;
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  static double smoothstep(double low, double high, double value) {
    double t = Math.clamp((value - low) / (high - low), 0.0, 1.0);
    return t * t * (3 - 2 * t);
  }

  /** 1 on one side of the face, 0 on the other, a smooth step across the middle. */
  Mask side(boolean left) {
    double sign = left ? 1 : -1;
    return v -> (float) smoothstep(-SIDE_BLEND, SIDE_BLEND, sign * rest[3 * v]);
  }

  /** 1 where the jaw carries the mesh: lower lip, chin, lower teeth, tongue. */
  Mask lower() {
    return v -> jawWeights[v];
  }

  /** The opposite of {@link #lower}. */
  Mask upper() {
    return v -> 1 - jawWeights[v];
  }

  /** A ball: 1 at its centre, falling off like a Gaussian of this radius. */
  Mask ball(double x, double y, double z, double radius) {
    return v -> {
      double d = distance(v, x, y, z) / radius;
      return d > 3 ? 0 : (float) Math.exp(-d * d);
    };
  }

  /** A ball about a corner of the mouth, displaced from it; x counts away from the middle. */
  Mask nearCorner(boolean left, double x, double y, double z, double radius) {
    float[] corner = corners[left ? 0 : 1];
    double out = left ? x : -x;
    return ball(corner[0] + out, corner[1] + y, corner[2] + z, radius);
  }

  /** A ball about the middle of the mouth. */
  Mask nearMouth(double y, double z, double radius) {
    return ball(mouthCentre[0], mouthCentre[1] + y, mouthCentre[2] + z, radius);
  }

  /** A ball about the front of an eye. */
  Mask nearEye(boolean left, double radius) {
    float[] eye = eyes[left ? 0 : 1];
    return ball(eye[0], eye[1], eye[2] + 0.011, radius);
  }

  /** 1 up to {@code full} metres from the inner lips, 0 from {@code none} on. */
  Mask lips(double full, double none) {
    return v -> (float) (1 - smoothstep(full, none, lipDistance[v]));
  }

  /** Outer skin of head and neck. */
  Mask skin() {
    return v -> anatomy.face().get(v) ? 1 : 0;
  }

  /** Skin and the inside of the mouth. */
  Mask skinAndMouth() {
    return v -> anatomy.face().get(v) || anatomy.mouth().get(v) ? 1 : 0;
  }

  /** The tongue. */
  Mask tongue() {
    return v -> tongue.get(v) ? 1 : 0;
  }

  /** All but the vertices that hair and clothes hang on. */
  Mask noHair() {
    return v -> hairAndCloth.get(v) ? 0 : 1;
  }

  float[] mouthCentre() {
    return mouthCentre;
  }

  /** The vertex of the inner lower lip nearest the middle. */
  int middleOfLowerLip() {
    int best = anatomy.lipSeam()[0];
    double bestScore = Double.MAX_VALUE;
    for (int v : anatomy.lipSeam()) {
      double score = Math.abs(rest[3 * v]) + (jawWeights[v] > 0.5 ? 0 : 1);
      if (score < bestScore) {
        bestScore = score;
        best = v;
      }
    }
    return best;
  }
}
