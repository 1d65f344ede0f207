package org.understudy.avatar.deform;

import java.util.List;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.EyeAttachment;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ShadingFeature;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;

/**
 * Everything a deformer needs to know of one pose: coefficients relative to the canonical state,
 * bone transforms into camera space, eye rotations and the camera. Filled once per frame without
 * allocating; not thread-safe while it is being filled.
 *
 * <p>The bone transforms are those of {@link org.understudy.parametric.Skeleton} followed by the
 * pose's root; an eye's transform turns the canonical vertex about the eye's centre by the gaze,
 * {@code Ry(yaw) Rx(-pitch)}, before it is skinned.
 */
public final class PosePalette {
  private static final int MATRIX = 12;
  private static final double SMALL_ANGLE = 1e-9;

  private final float[] canonical;
  private final List<EyeAttachment> eyes;
  private final float[] rest;
  private final float[] jointAngles = new float[3 * PortraitJoint.POSED_COUNT];
  private final double[] toBust = new double[MATRIX * PortraitJoint.COUNT];
  private final double[] local = new double[MATRIX];
  private final double[] product = new double[MATRIX];
  private final double[] rootMatrix = new double[MATRIX];
  private final float[] root = new float[MATRIX];
  private final float[] view = new float[3];
  private final double[] eyeYaw = new double[MATRIX];
  private final double[] eyePitch = new double[MATRIX];

  /** [52] coefficient minus canonical coefficient. */
  final float[] coefficients = new float[ArkitExpression.COUNT];

  /** [7][12] row-major 3x4, canonical bust to camera space. */
  final float[] bones = new float[MATRIX * PortraitJoint.COUNT];

  /**
   * [7][12] the same without the root, of which only the rotations are meant: they turn normals.
   */
  final float[] turns = new float[MATRIX * PortraitJoint.COUNT];

  /** What of the pose and the view changes the light. */
  final float[] features = new float[ShadingFeature.COUNT];

  /** [3][9] the light of the picture, of an avatar that can be lit. */
  float[] light;

  /** [7][3][9] the same as it reaches what a joint turns, in the frame before the turn. */
  final float[] turnedLight = new float[PortraitLight.NUMBERS * PortraitJoint.COUNT];

  /** The highlights on hair. */
  final LobeFrames lobes;

  /** [eyes][12] row-major 3x4, canonical bust to canonical bust. */
  final float[] eyeTurns;

  float focal;
  float centreX;
  float centreY;

  /**
   * A palette for an avatar.
   *
   * @param eyes the distinct attachments, in the order in which {@link LiveMesh} numbers them
   */
  PosePalette(Avatar avatar, List<EyeAttachment> eyes) {
    this.canonical = avatar.canonicalExpression();
    this.eyes = List.copyOf(eyes);
    this.lobes = new LobeFrames(avatar.lobes());
    this.rest = avatar.skeleton().restPositions();
    this.eyeTurns = new float[MATRIX * eyes.size()];
    this.light = avatar.light().orElse(PortraitLight.EVEN).coefficients();
  }

  /** A palette for the avatar a mesh was made from. */
  public static PosePalette of(Avatar avatar, LiveMesh mesh) {
    return new PosePalette(avatar, mesh.eyes());
  }

  /** Takes over the light of the poses that are set from now on. */
  public void set(PortraitLight newLight) {
    light = newLight.coefficients();
  }

  /** Takes over a pose and a camera. */
  public void set(PortraitPose pose, PinholeCamera camera) {
    focal = (float) camera.focalPixels();
    centreX = (float) camera.centreX();
    centreY = (float) camera.centreY();
    pose.copyExpressionTo(coefficients);
    pose.copyJointsTo(jointAngles);
    setBones(pose.root());
    for (int i = 0; i < MATRIX; i++) {
      root[i] = (float) rootMatrix[i];
    }
    ShadingFeature.view(root, rest, view);
    ShadingFeature.read(jointAngles, coefficients, view, features);
    lobes.set(view, turns);
    for (int e = 0; e < coefficients.length; e++) {
      coefficients[e] -= canonical[e];
    }
    setEyes(pose.gaze());
  }

  private void setBones(RigidTransform bust) {
    rotation(bust.rotationX(), bust.rotationY(), bust.rotationZ(), rootMatrix);
    rootMatrix[3] = bust.translationX();
    rootMatrix[7] = bust.translationY();
    rootMatrix[11] = bust.translationZ();
    for (int k = 0; k < PortraitJoint.COUNT; k++) {
      PortraitJoint joint = PortraitJoint.all().get(k);
      int posed = 3 * joint.posedIndex();
      if (posed < 0) {
        rotation(0, 0, 0, local);
      } else {
        rotation(jointAngles[posed], jointAngles[posed + 1], jointAngles[posed + 2], local);
      }
      int parent = joint.parentIndex();
      for (int axis = 0; axis < 3; axis++) {
        local[4 * axis + 3] = rest[3 * k + axis] - (parent < 0 ? 0 : rest[3 * parent + axis]);
      }
      if (parent < 0) {
        System.arraycopy(local, 0, toBust, MATRIX * k, MATRIX);
      } else {
        multiply(toBust, MATRIX * parent, local, product);
        System.arraycopy(product, 0, toBust, MATRIX * k, MATRIX);
      }
      writeBone(k);
      TurnedLight.turn(light, turns, MATRIX * k, turnedLight, PortraitLight.NUMBERS * k);
    }
  }

  /** Root, joint, and back from the joint's rest position. */
  private void writeBone(int k) {
    System.arraycopy(toBust, MATRIX * k, local, 0, MATRIX);
    for (int row = 0; row < 3; row++) {
      local[4 * row + 3] -=
          local[4 * row] * rest[3 * k]
              + local[4 * row + 1] * rest[3 * k + 1]
              + local[4 * row + 2] * rest[3 * k + 2];
    }
    multiply(rootMatrix, 0, local, product);
    for (int i = 0; i < MATRIX; i++) {
      bones[MATRIX * k + i] = (float) product[i];
      turns[MATRIX * k + i] = (float) local[i];
    }
  }

  private void setEyes(Gaze gaze) {
    for (int i = 0; i < eyes.size(); i++) {
      EyeAttachment eye = eyes.get(i);
      boolean left = eye.eye() == EyeAttachment.Eye.LEFT;
      rotation(0, left ? gaze.leftYaw() : gaze.rightYaw(), 0, eyeYaw);
      rotation(-(left ? gaze.leftPitch() : gaze.rightPitch()), 0, 0, eyePitch);
      multiply(eyeYaw, 0, eyePitch, product);
      for (int row = 0; row < 3; row++) {
        double centre = row == 0 ? eye.centreX() : row == 1 ? eye.centreY() : eye.centreZ();
        product[4 * row + 3] =
            centre
                - product[4 * row] * eye.centreX()
                - product[4 * row + 1] * eye.centreY()
                - product[4 * row + 2] * eye.centreZ();
      }
      for (int k = 0; k < MATRIX; k++) {
        eyeTurns[MATRIX * i + k] = (float) product[k];
      }
    }
  }

  /** Rodrigues' formula into the rotation part of a 3x4 matrix, the translation becomes 0. */
  private static void rotation(double x, double y, double z, double[] out) {
    double angle = Math.sqrt(x * x + y * y + z * z);
    double half = angle / 2;
    double a = angle < SMALL_ANGLE ? 1 : Math.sin(angle) / angle;
    double s = angle < SMALL_ANGLE ? 1 : Math.sin(half) / half;
    double b = s * s / 2;
    double c = Math.cos(angle);
    out[0] = c + b * x * x;
    out[1] = b * x * y - a * z;
    out[2] = b * x * z + a * y;
    out[3] = 0;
    out[4] = b * x * y + a * z;
    out[5] = c + b * y * y;
    out[6] = b * y * z - a * x;
    out[7] = 0;
    out[8] = b * x * z - a * y;
    out[9] = b * y * z + a * x;
    out[10] = c + b * z * z;
    out[11] = 0;
  }

  private static void multiply(double[] first, int offset, double[] second, double[] out) {
    for (int row = 0; row < 3; row++) {
      int r = offset + 4 * row;
      for (int column = 0; column < 4; column++) {
        out[4 * row + column] =
            first[r] * second[column]
                + first[r + 1] * second[4 + column]
                + first[r + 2] * second[8 + column]
                + (column == 3 ? first[r + 3] : 0);
      }
    }
  }
}
