package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.EyeAttachment;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.SheetShading;
import org.understudy.avatar.SparseDisplacement;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.bake.LatticeNormals;
import org.understudy.trainer.bake.SheetDraft;

/** Takes the sheets of an avatar over to a person: geometry warped, textures as a start. */
final class SubjectSheets {
  private final Avatar template;
  private final SubjectWarp warp;
  private final TemplateFace face;
  private final TrackedClip clip;
  private final double[] origin = new double[3];

  SubjectSheets(Avatar template, TemplateFace face, SubjectWarp warp, TrackedClip clip) {
    this.template = template;
    this.face = face;
    this.warp = warp;
    this.clip = clip;
    for (int k = 0; k < 3; k++) {
      origin[k] = clip.skeleton().rest(PortraitJoint.HEAD, k);
    }
  }

  /** One sheet of the avatar as the person's. */
  SheetDraft draft(Sheet sheet, SheetDraft.Fitted fitted) {
    int n = sheet.vertexCount();
    float[][] dense = new float[ArkitExpression.COUNT][];
    float[] rest = sheet.vertices();
    for (ArkitExpression e : ArkitExpression.all()) {
      SparseDisplacement d = sheet.displacement(e);
      dense[e.ordinal()] = d.count() == 0 ? new float[0] : new float[3 * n];
      float stretch = 1 - clip.rest().expression(e);
      for (int i = 0; i < d.count(); i++) {
        double[] turned = warp.turn(d.offset(i, 0), d.offset(i, 1), d.offset(i, 2));
        for (int k = 0; k < 3; k++) {
          dense[e.ordinal()][3 * d.vertex(i) + k] = (float) turned[k] * stretch;
          rest[3 * d.vertex(i) + k] -= template.canonicalExpression(e) * d.offset(i, k);
        }
      }
    }
    Optional<EyeAttachment> eye = sheet.eye().map(this::eye);
    Optional<double[]> rigid =
        centreOfEye(sheet)
            .map(
                left -> {
                  double[] seen =
                      warp.seen(
                          face.eyes()[3 * left],
                          face.eyes()[3 * left + 1],
                          face.eyes()[3 * left + 2]);
                  return new double[] {
                    clip.eyes()[3 * left] - seen[0],
                    clip.eyes()[3 * left + 1] - seen[1],
                    clip.eyes()[3 * left + 2] - seen[2]
                  };
                });
    float[] moved = new float[3 * n];
    for (int v = 0; v < n; v++) {
      double x = rest[3 * v];
      double y = rest[3 * v + 1];
      double z = rest[3 * v + 2];
      double[] p = rigid.isPresent() ? warp.coarse(x, y, z) : warp.move(x, y, z);
      for (int k = 0; k < 3; k++) {
        moved[3 * v + k] = (float) (origin[k] + p[k] + (rigid.isPresent() ? rigid.get()[k] : 0));
      }
    }
    for (ArkitExpression e : ArkitExpression.all()) {
      float[] d = dense[e.ordinal()];
      for (int i = 0; i < d.length; i++) {
        moved[i] += template.canonicalExpression(e) * d[i];
      }
    }
    int width = sheet.texture().width();
    int height = sheet.texture().height();
    float[] texture = new float[4 * width * height];
    boolean[] free = new boolean[width * height];
    for (int i = 0; i < texture.length; i++) {
      texture[i] = (sheet.texture().pixels()[i / 4] >>> (8 * (i % 4)) & 255) / 255f;
    }
    for (int i = 0; i < free.length; i++) {
      free[i] = texture[4 * i + 3] > 0.02f;
    }
    return new SheetDraft(
        sheet.name(),
        sheet.columns(),
        sheet.rows(),
        moved,
        sheet.weights(),
        dense,
        width,
        height,
        texture,
        free,
        eye,
        SheetShading.answering(LatticeNormals.of(moved, sheet.columns(), sheet.rows(), 0, 0)),
        fitted);
  }

  private static Optional<Integer> centreOfEye(Sheet sheet) {
    String name = sheet.name();
    if (name.startsWith("eye-") || name.startsWith("glint-")) {
      return Optional.of(name.endsWith("left") ? 0 : 1);
    }
    return Optional.empty();
  }

  private EyeAttachment eye(EyeAttachment eye) {
    int left = eye.eye() == EyeAttachment.Eye.LEFT ? 0 : 1;
    double[] c = warp.coarse(eye.centreX(), eye.centreY(), eye.centreZ());
    double[] seen =
        warp.seen(face.eyes()[3 * left], face.eyes()[3 * left + 1], face.eyes()[3 * left + 2]);
    for (int k = 0; k < 3; k++) {
      c[k] += clip.eyes()[3 * left + k] - seen[k] + origin[k];
    }
    return new EyeAttachment(eye.eye(), (float) c[0], (float) c[1], (float) c[2]);
  }

  /** All sheets that a person keeps of the avatar. */
  List<SheetDraft> drafts() {
    List<SheetDraft> out = new ArrayList<>();
    for (Sheet sheet : template.sheets()) {
      String name = sheet.name();
      if (isTheTemplatesOwn(name)) {
        continue;
      }
      boolean alpha = name.equals("head") || name.startsWith("lashes");
      out.add(draft(sheet, alpha ? SheetDraft.Fitted.COLOUR_AND_ALPHA : SheetDraft.Fitted.COLOUR));
    }
    return out;
  }

  /** Hair and clothes are not the person's, and their eyes shine in the clip as they do. */
  private static boolean isTheTemplatesOwn(String name) {
    return name.startsWith("hair")
        || name.startsWith("cloth")
        || name.startsWith("brows")
        || name.startsWith("glint-");
  }

  /** The avatar's clothes as the person's, for where the clip shows none. */
  List<SheetDraft> clothes() {
    List<SheetDraft> out = new ArrayList<>();
    for (Sheet sheet : template.sheets()) {
      if (sheet.name().startsWith("cloth")) {
        out.add(draft(sheet, SheetDraft.Fitted.COLOUR));
      }
    }
    return out;
  }
}
