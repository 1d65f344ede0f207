package org.understudy.trainer.expression;

import java.io.IOException;
import java.util.BitSet;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.Rotation;
import org.understudy.trainer.makehuman.FittedProxy;
import org.understudy.trainer.makehuman.MakeHumanCharacter;
import org.understudy.trainer.makehuman.ObjMesh;

/**
 * A character that makes faces: the base mesh and its proxies at any mix of the 52 shapes and any
 * gaze, before skinning, in the bust's rest frame. Immutable and safe to share.
 *
 * <p>The lips meet at rest. Three things go beyond the linear shapes: lids never sink into the
 * eyeball on their straight way between open and closed, a blinking eye neither squints nor looks
 * down, and eyeballs turn about their centres.
 */
public final class ExpressiveCharacter {
  private static final float LID_CLEARANCE_METRES = 0.0003f;

  /** Cosine of the angle from straight ahead at which the cornea rises out of the eyeball. */
  private static final float CORNEA_EDGE = 0.92f;

  /** How far the cornea rises, in radii of the eyeball. */
  private static final float CORNEA_HEIGHT = 0.06f;

  private final MakeHumanCharacter character;
  private final ArkitShapes shapes;
  private final float[] rest;
  private final Eye left;
  private final Eye right;

  /** Sculpts the shapes of a character; throws if an expression unit is missing. */
  public ExpressiveCharacter(MakeHumanCharacter character) throws IOException {
    this.character = character;
    this.shapes = ArkitShapes.of(character);
    this.rest = character.positions();
    LipSeal.close(character, rest);
    this.left = new Eye(true);
    this.right = new Eye(false);
  }

  private final class Eye {
    final float[] centre;
    final float radius;
    final BitSet ball;
    final int[] lids;
    final float[] lidLimit;

    Eye(boolean isLeft) {
      String side = isLeft ? "l" : "r";
      ObjMesh mesh = character.data().baseMesh();
      centre = character.eyeCentre(isLeft);
      ball = mesh.groupVertices("helper-" + side + "-eye");
      float sum = 0;
      for (int v = ball.nextSetBit(0); v >= 0; v = ball.nextSetBit(v + 1)) {
        sum += distance(rest, v);
      }
      radius = sum / ball.cardinality();
      BitSet near = new BitSet();
      near.or(character.data().anatomy().face());
      near.or(mesh.groupVertices("helper-" + side + "-eyelashes-1"));
      near.or(mesh.groupVertices("helper-" + side + "-eyelashes-2"));
      lids = near.stream().filter(v -> distance(rest, v) < 1.5f * radius).toArray();
      lidLimit = new float[lids.length];
      for (int i = 0; i < lids.length; i++) {
        lidLimit[i] = distance(rest, lids[i]);
      }
    }

    float distance(float[] positions, int v) {
      float x = positions[3 * v] - centre[0];
      float y = positions[3 * v + 1] - centre[1];
      float z = positions[3 * v + 2] - centre[2];
      return (float) Math.sqrt(x * x + y * y + z * z);
    }

    /** Distance of the eyeball's surface from its centre in the direction of a vertex. */
    float surface(float[] positions, int v, float d) {
      float forward = (positions[3 * v + 2] - centre[2]) / d;
      float bulge = Math.clamp((forward - CORNEA_EDGE) / (1 - CORNEA_EDGE), 0f, 1f);
      return radius * (1 + CORNEA_HEIGHT * bulge) + LID_CLEARANCE_METRES;
    }

    void keepLidsOutside(float[] positions) {
      for (int i = 0; i < lids.length; i++) {
        float d = distance(positions, lids[i]);
        float limit = Math.min(lidLimit[i], surface(positions, lids[i], d));
        if (d < limit) {
          for (int axis = 0; axis < 3; axis++) {
            int k = 3 * lids[i] + axis;
            positions[k] = centre[axis] + (positions[k] - centre[axis]) * limit / d;
          }
        }
      }
    }

    void rotate(Rotation turn, float[] from, int v, float[] out) {
      double[] moved =
          turn.apply(
              from[3 * v] - centre[0], from[3 * v + 1] - centre[1], from[3 * v + 2] - centre[2]);
      for (int axis = 0; axis < 3; axis++) {
        out[3 * v + axis] = (float) (centre[axis] + moved[axis]);
      }
    }
  }

  /** The character at rest. */
  public MakeHumanCharacter character() {
    return character;
  }

  /** The base mesh at rest with closed lips, [19158][3] metres; a copy. */
  public float[] rest() {
    return rest.clone();
  }

  /** The linear shapes. */
  public ArkitShapes shapes() {
    return shapes;
  }

  /** Centre of an eyeball, bust rest frame, metres; a copy. */
  public float[] eyeCentre(boolean isLeft) {
    return (isLeft ? left : right).centre.clone();
  }

  /** Radius of an eyeball, metres. */
  public float eyeRadius(boolean isLeft) {
    return (isLeft ? left : right).radius;
  }

  /**
   * The base mesh at an expression and a gaze.
   *
   * @param coefficients [52] in the order of ArkitExpression
   * @param gaze directions of the eyes; the lids follow only the eyeLook coefficients
   * @param out [19158][3] metres, overwritten
   */
  public void express(float[] coefficients, Gaze gaze, float[] out) {
    System.arraycopy(rest, 0, out, 0, rest.length);
    shapes.addTo(withoutDoubleClosing(coefficients), out);
    for (Eye eye : new Eye[] {left, right}) {
      eye.keepLidsOutside(out);
      Rotation turn = turn(gaze, eye == left);
      for (int v = eye.ball.nextSetBit(0); v >= 0; v = eye.ball.nextSetBit(v + 1)) {
        eye.rotate(turn, rest, v, out);
      }
    }
  }

  /** A blinking lid has no way left for squinting or looking down: those fade as it closes. */
  private static float[] withoutDoubleClosing(float[] coefficients) {
    float[] out = coefficients.clone();
    float left = 1 - Math.clamp(out[ArkitExpression.EYE_BLINK_LEFT.ordinal()], 0f, 1f);
    float right = 1 - Math.clamp(out[ArkitExpression.EYE_BLINK_RIGHT.ordinal()], 0f, 1f);
    out[ArkitExpression.EYE_SQUINT_LEFT.ordinal()] *= left;
    out[ArkitExpression.EYE_LOOK_DOWN_LEFT.ordinal()] *= left;
    out[ArkitExpression.EYE_SQUINT_RIGHT.ordinal()] *= right;
    out[ArkitExpression.EYE_LOOK_DOWN_RIGHT.ordinal()] *= right;
    return out;
  }

  private static Rotation turn(Gaze gaze, boolean isLeft) {
    return isLeft
        ? Rotation.ofYawPitchRoll(gaze.leftYaw(), gaze.leftPitch(), 0)
        : Rotation.ofYawPitchRoll(gaze.rightYaw(), gaze.rightPitch(), 0);
  }

  /**
   * A proxy of this character at the same expression and gaze: eyeballs turn rigidly, everything
   * else follows the base mesh.
   *
   * @param proxy one that was fitted to this character
   * @param expressed [19158][3] the base mesh from {@link #express}
   * @param gaze the gaze given there
   * @param out [P][3] metres, overwritten
   */
  public void follow(FittedProxy proxy, float[] expressed, Gaze gaze, float[] out) {
    proxy.follow(expressed, out);
    float[] still = proxy.positions();
    int[] references = proxy.proxy().references();
    for (Eye eye : new Eye[] {left, right}) {
      Rotation turn = turn(gaze, eye == left);
      for (int i = 0; i < references.length / 3; i++) {
        if (eye.ball.get(references[3 * i])) {
          eye.rotate(turn, still, i, out);
        }
      }
    }
  }
}
