package org.understudy.trainer.bake;

import java.util.Arrays;
import java.util.List;
import org.understudy.avatar.EyeAttachment;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.SheetShading;
import org.understudy.avatar.StrandLobe;
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
  private final List<StrandLobe> lobes;

  /**
   * A motion.
   *
   * @param canonical [52] coefficients in which the drafts lie; copied
   * @param light under which their textures are taken
   */
  public DraftMotion(Skeleton skeleton, float[] canonical, PortraitLight light) {
    this(skeleton, canonical, light, List.of());
  }

  /**
   * A motion of drafts with hair that shines.
   *
   * @param lobes the highlights of its hair
   * @see #DraftMotion(Skeleton, float[], PortraitLight)
   */
  public DraftMotion(
      Skeleton skeleton, float[] canonical, PortraitLight light, List<StrandLobe> lobes) {
    this.lobes = List.copyOf(lobes);
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

  /** What of a pose the light answers to, a fresh array [{@link ShadingFeature#COUNT}]. */
  public float[] features(PortraitPose pose) {
    float[] features = new float[ShadingFeature.COUNT];
    ShadingFeature.read(pose.joints(), pose.expression(), view(pose), features);
    return features;
  }

  private float[] view(PortraitPose pose) {
    float[] root = new float[Skeleton.MATRIX_FLOATS];
    pose.root().writeMatrix(root, 0);
    float[] view = new float[3];
    ShadingFeature.view(root, skeleton.restPositions(), view);
    return view;
  }

  /**
   * The highlights on a draft's strands in a pose.
   *
   * @param out [lobes + 1][all vertices], the last plane 1, written at this draft's vertices from
   *     {@code first} on
   */
  void writeHighlights(SheetDraft draft, PortraitPose pose, float[] out, int first, int all) {
    SheetShading shading = draft.shading();
    if (!shading.hasStrands()) {
      return;
    }
    StrandValues values = new StrandValues(lobes, view(pose), new SkinnedNormals(skeleton, pose));
    for (int v = 0; v < shading.normals().length / 3; v++) {
      values.write(shading.strands(), shading.normals(), draft.weights(), v, out, first + v, all);
    }
  }

  /**
   * What the turn of the normals in a pose does to the light at the vertices, a fresh array [V][3]:
   * what the engine multiplies their answers with, under the light of the textures.
   */
  public float[] turnedLight(SheetDraft draft, PortraitPose pose) {
    float[] quotients = new float[draft.shading().normals().length];
    SkinnedNormals skinned = new SkinnedNormals(skeleton, pose);
    float[] turned = draft.shading().normals().clone();
    draft.eye().ifPresent(eye -> turn(turned, new EyeAttachment(eye.eye(), 0, 0, 0), pose.gaze()));
    float[] n = new float[3];
    float[] from = draft.shading().normals();
    for (int v = 0; v < quotients.length / 3; v++) {
      skinned.turn(turned, draft.weights(), v, n);
      for (int c = 0; c < 3; c++) {
        quotients[3 * v + c] =
            light.shade(n[0], n[1], n[2], c)
                / light.shade(from[3 * v], from[3 * v + 1], from[3 * v + 2], c);
      }
    }
    return quotients;
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
