package org.understudy.trainer.expression;

import java.util.Arrays;
import java.util.BitSet;
import org.understudy.trainer.makehuman.FaceAnatomy;
import org.understudy.trainer.makehuman.MakeHumanCharacter;
import org.understudy.trainer.makehuman.ObjMesh;

/**
 * The way of an eye's lids from open to closed, for one character: they turn about the horizontal
 * axis through the eyeball's centre until their margins meet, near the lower one. MakeHuman's own
 * closure unit says which skin follows the upper lid and how much of its turn; how far the lids
 * turn follows from the character, so that large and small eyes close alike. Immutable.
 *
 * <p>Places around the eyeball are given as side (x over the distance from the centre), elevation
 * (radians about +x, 0 ahead, positive upwards) and distance from the centre in metres.
 */
final class LidClosure {
  /** How far the lower lid rises, as a share of the angle between the margins. */
  private static final float LOWER_SHARE = 0.13f;

  /** How far the upper margin passes the lower one, as a share of the angle between them. */
  private static final float OVERLAP = 0.04f;

  /** Closed margins lie at least this far outside of the eyeball. */
  private static final float CLEARANCE_METRES = 0.0009f;

  /** Closing moves the margins outwards by this much, as the straight way there cuts the arc. */
  private static final float OUTWARDS_METRES = 0.0004f;

  /** How much of the bulge of MakeHuman's closed lid is kept between its margin and its fold. */
  private static final float BULGE = 0.5f;

  /** The skin below the lower margin that rises with it fades out over this angle. */
  private static final double LOWER_REACH = Math.toRadians(17);

  private static final float LEAST_DROP = (float) Math.toRadians(8);
  private static final int SAMPLES = 97;

  private final float[] rest;
  private final float[] unitClosed;
  private final float[] centre;
  private final float radius;
  private final FaceAnatomy anatomy;
  private final BitSet upperLashes;
  private final BitSet lowerLashes;

  private final float firstSide;
  private final float lastSide;
  private final float[] upperTurn = new float[SAMPLES];
  private final float[] lowerTurn = new float[SAMPLES];
  private final float[] upperRise = new float[SAMPLES];
  private final float[] lowerRise = new float[SAMPLES];
  private final float[] unitDrop = new float[SAMPLES];
  private final float[] lowerMargin = new float[SAMPLES];

  /**
   * Finds the way.
   *
   * @param character whose eye
   * @param left which eye
   * @param unit MakeHuman's closure unit of that eye, [V][3] metres
   */
  LidClosure(MakeHumanCharacter character, boolean left, float[] unit) {
    this.rest = character.positions();
    this.unitClosed = rest.clone();
    for (int i = 0; i < unit.length; i++) {
      unitClosed[i] += unit[i];
    }
    this.centre = character.eyeCentre(left);
    this.anatomy = character.data().anatomy();
    ObjMesh mesh = character.data().baseMesh();
    String side = left ? "l" : "r";
    this.lowerLashes = mesh.groupVertices("helper-" + side + "-eyelashes-1");
    this.upperLashes = mesh.groupVertices("helper-" + side + "-eyelashes-2");
    this.radius =
        (float)
            mesh.groupVertices("helper-" + side + "-eye").stream()
                .mapToDouble(v -> distance(rest, v))
                .average()
                .orElseThrow();
    int[] margin = anatomy.lidMargin(left);
    int inner = 0;
    int outer = 0;
    for (int i = 0; i < margin.length; i++) {
      inner = side(margin[i]) < side(margin[inner]) ? i : inner;
      outer = side(margin[i]) > side(margin[outer]) ? i : outer;
    }
    firstSide = side(margin[inner]);
    lastSide = side(margin[outer]);
    int[] one = path(margin, inner, outer, 1);
    int[] other = path(margin, inner, outer, margin.length - 1);
    boolean oneIsUpper = elevationSum(one) / one.length > elevationSum(other) / other.length;
    follow(oneIsUpper ? one : other, oneIsUpper ? other : one);
  }

  private static int[] path(int[] loop, int from, int to, int step) {
    int[] path = new int[loop.length + 1];
    int n = 0;
    for (int i = from; i != to; i = (i + step) % loop.length) {
      path[n++] = loop[i];
    }
    path[n++] = loop[to];
    return Arrays.copyOf(path, n);
  }

  private double elevationSum(int[] path) {
    return Arrays.stream(path).mapToDouble(v -> elevation(rest, v)).sum();
  }

  private void follow(int[] upper, int[] lower) {
    for (int s = 0; s < SAMPLES; s++) {
      float at = firstSide + (lastSide - firstSide) * s / (SAMPLES - 1);
      float[] above = along(upper, at);
      float[] below = along(lower, at);
      float open = Math.max(0, above[0] - below[0]);
      float meeting = below[0] + LOWER_SHARE * open;
      float closed =
          Math.max(Math.max(above[1], below[1]) + OUTWARDS_METRES, radius + CLEARANCE_METRES);
      float fade = Math.min(1, open / LEAST_DROP);
      upperTurn[s] = meeting - OVERLAP * open - above[0];
      lowerTurn[s] = meeting - below[0];
      upperRise[s] = fade * (closed - above[1]);
      lowerRise[s] = fade * (closed - below[1]);
      unitDrop[s] = Math.max(LEAST_DROP, above[2]);
      lowerMargin[s] = below[0];
    }
  }

  /** Elevation, distance and the unit's drop where a margin passes a side. */
  private float[] along(int[] path, float side) {
    int i = 0;
    while (i < path.length - 2 && side(path[i + 1]) < side) {
      i++;
    }
    float from = side(path[i]);
    float to = side(path[i + 1]);
    float t = to == from ? 0 : Math.clamp((side - from) / (to - from), 0f, 1f);
    float[] a = place(path[i]);
    float[] b = place(path[i + 1]);
    for (int k = 0; k < a.length; k++) {
      a[k] += t * (b[k] - a[k]);
    }
    return a;
  }

  private float[] place(int v) {
    float up = elevation(rest, v);
    return new float[] {up, distance(rest, v), up - elevation(unitClosed, v)};
  }

  /**
   * A movement of both lids.
   *
   * @param upper share of the upper lid's way, 1 closes the eye
   * @param lower share of the lower lid's turn, which is a short one; more than 1 is possible
   * @param outwards share of the lower lid's way away from the eyeball
   * @return [V][3] metres at coefficient 1
   */
  float[] field(float upper, float lower, float outwards) {
    float[] field = new float[rest.length];
    for (int v = 0; v < rest.length / 3; v++) {
      float d = distance(rest, v);
      if (d > 3 * radius || rest[3 * v + 2] < centre[2]) {
        continue;
      }
      boolean face = anatomy.face().get(v);
      if (upperLashes.get(v)) {
        turn(v, upper * at(upperTurn, v), upper * at(upperRise, v), field);
      } else if (lowerLashes.get(v)) {
        turn(v, lower * at(lowerTurn, v), outwards * at(lowerRise, v), field);
      } else if (moves(v)) {
        float share = Math.clamp(place(v)[2] / at(unitDrop, v), 0f, 1.15f);
        float bulge = BULGE * Math.max(0, 1 - share) * (distance(unitClosed, v) - d);
        float rise = share * at(upperRise, v) + bulge;
        turn(v, upper * share * at(upperTurn, v), upper * rise, field);
      } else if (face) {
        float share = lowerShare(v, d);
        turn(v, lower * share * at(lowerTurn, v), outwards * share * at(lowerRise, v), field);
      }
    }
    return field;
  }

  private boolean moves(int v) {
    return !Arrays.equals(rest, 3 * v, 3 * v + 3, unitClosed, 3 * v, 3 * v + 3);
  }

  /** 1 at the lower margin, fading below it, above it and towards the seam inside the eyeball. */
  private float lowerShare(int v, float distance) {
    double below = at(lowerMargin, v) - elevation(rest, v);
    double down = 1 - FaceMasks.smoothstep(0, LOWER_REACH, below);
    double up = 1 - FaceMasks.smoothstep(0, 0.5 * LOWER_REACH, -below);
    double inside = FaceMasks.smoothstep(0.82 * radius, radius, distance);
    double outside = 1 - FaceMasks.smoothstep(1.25 * radius, 1.7 * radius, distance);
    return (float) (down * up * inside * outside);
  }

  /** Turns a vertex by an angle about the horizontal axis and moves it away from the centre. */
  private void turn(int v, float angle, float outwards, float[] field) {
    float y = rest[3 * v + 1] - centre[1];
    float z = rest[3 * v + 2] - centre[2];
    float cos = (float) Math.cos(angle);
    float sin = (float) Math.sin(angle);
    float scale = 1 + outwards / distance(rest, v);
    field[3 * v] = (rest[3 * v] - centre[0]) * (scale - 1);
    field[3 * v + 1] = (cos * y + sin * z) * scale - y;
    field[3 * v + 2] = (cos * z - sin * y) * scale - z;
  }

  private float at(float[] samples, int v) {
    float place = (side(v) - firstSide) / (lastSide - firstSide) * (SAMPLES - 1);
    int i = Math.clamp((int) Math.floor(place), 0, SAMPLES - 2);
    float t = Math.clamp(place - i, 0f, 1f);
    return samples[i] + t * (samples[i + 1] - samples[i]);
  }

  private float side(int v) {
    return (rest[3 * v] - centre[0]) / distance(rest, v);
  }

  private float elevation(float[] p, int v) {
    return (float) Math.atan2(p[3 * v + 1] - centre[1], p[3 * v + 2] - centre[2]);
  }

  private float distance(float[] p, int v) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = p[3 * v + axis] - centre[axis];
      sum += d * d;
    }
    return (float) Math.sqrt(sum);
  }
}
