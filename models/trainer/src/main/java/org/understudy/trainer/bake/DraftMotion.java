package org.understudy.trainer.bake;

import java.util.Arrays;
import org.understudy.avatar.EyeAttachment;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.deform.Relighting;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;

/**
 * Moves drafts forward as the avatar engine moves sheets: expression displacement relative to the
 * canonical state, eyeballs by gaze, linear blend skinning, root into camera space. Safe to share.
 */
public final class DraftMotion {
  private final Skeleton skeleton;
  private final float[] canonical;
  private final PortraitLight light;

  /**
   * A motion.
   *
   * @param canonical [52] coefficients in which the drafts lie; copied
   * @param light under which their textures are taken
   */
  public DraftMotion(Skeleton skeleton, float[] canonical, PortraitLight light) {
    this.light = light;
    this.skeleton = skeleton;
    this.canonical = canonical.clone();
  }

  /** The coefficient of an expression in the canonical state. */
  public float canonical(ArkitExpression expression) {
    return canonical[expression.ordinal()];
  }

  /** Vertices in camera space, a fresh array [V][3] metres. */
  public float[] move(SheetDraft draft, PortraitPose pose) {
    float[] p = draft.vertices().clone();
    float[] expression = pose.expression();
    for (int e = 0; e < ArkitExpression.COUNT; e++) {
      float by = expression[e] - canonical[e];
      float[] d = draft.displacements()[e];
      if (by != 0 && d.length > 0) {
        for (int i = 0; i < p.length; i++) {
          p[i] += by * d[i];
        }
      }
    }
    draft.eye().ifPresent(eye -> turn(p, eye, pose.gaze()));
    float[] bones = new float[PortraitJoint.COUNT * Skeleton.MATRIX_FLOATS];
    skeleton.writeBoneTransforms(pose, bones);
    float[] root = new float[Skeleton.MATRIX_FLOATS];
    pose.root().writeMatrix(root, 0);
    float[] m = new float[Skeleton.MATRIX_FLOATS];
    for (int v = 0; v < p.length / 3; v++) {
      Arrays.fill(m, 0);
      for (int j = 0; j < PortraitJoint.COUNT; j++) {
        float w = draft.weights()[PortraitJoint.COUNT * v + j];
        if (w != 0) {
          for (int k = 0; k < m.length; k++) {
            m[k] += w * bones[Skeleton.MATRIX_FLOATS * j + k];
          }
        }
      }
      apply(m, p, 3 * v);
      apply(root, p, 3 * v);
    }
    return p;
  }

  /**
   * What multiplies the textures at the vertices in a pose, a fresh array [V][3], as the engine
   * relights them under the light of the textures.
   */
  public float[] gains(SheetDraft draft, PortraitPose pose) {
    float[] gains = new float[draft.shading().normals().length];
    float[] features = new float[ShadingFeature.COUNT];
    ShadingFeature.read(pose.joints(), pose.expression(), features);
    SkinnedNormals skinned = new SkinnedNormals(skeleton, pose);
    float[] turned = draft.shading().normals().clone();
    draft.eye().ifPresent(eye -> turn(turned, new EyeAttachment(eye.eye(), 0, 0, 0), pose.gaze()));
    float[] n = new float[3];
    for (int v = 0; v < gains.length / 3; v++) {
      skinned.turn(turned, draft.weights(), v, n);
      float[] from = draft.shading().normals();
      float answer = answer(draft.shading().responses(), gains.length / 3, v, features);
      for (int c = 0; c < 3; c++) {
        gains[3 * v + c] =
            Math.clamp(
                answer
                    * light.shade(n[0], n[1], n[2], c)
                    / light.shade(from[3 * v], from[3 * v + 1], from[3 * v + 2], c),
                Relighting.LEAST_GAIN,
                Relighting.MOST_GAIN);
      }
    }
    return gains;
  }

  private static float answer(float[] responses, int vertices, int v, float[] features) {
    float answer = 1;
    for (int f = 0; responses.length > 0 && f < features.length; f++) {
      answer += features[f] * responses[f * vertices + v];
    }
    return Math.clamp(answer, Relighting.LEAST_ANSWER, Relighting.MOST_ANSWER);
  }

  private static void apply(float[] m, float[] p, int at) {
    float x = p[at];
    float y = p[at + 1];
    float z = p[at + 2];
    p[at] = m[0] * x + m[1] * y + m[2] * z + m[3];
    p[at + 1] = m[4] * x + m[5] * y + m[6] * z + m[7];
    p[at + 2] = m[8] * x + m[9] * y + m[10] * z + m[11];
  }

  private static void turn(float[] p, EyeAttachment eye, Gaze gaze) {
    boolean left = eye.eye() == EyeAttachment.Eye.LEFT;
    Rotation turn =
        Rotation.ofYawPitchRoll(
            left ? gaze.leftYaw() : gaze.rightYaw(),
            left ? gaze.leftPitch() : gaze.rightPitch(),
            0);
    for (int i = 0; i < p.length; i += 3) {
      double[] moved =
          turn.apply(p[i] - eye.centreX(), p[i + 1] - eye.centreY(), p[i + 2] - eye.centreZ());
      p[i] = eye.centreX() + (float) moved[0];
      p[i + 1] = eye.centreY() + (float) moved[1];
      p[i + 2] = eye.centreZ() + (float) moved[2];
    }
  }
}
