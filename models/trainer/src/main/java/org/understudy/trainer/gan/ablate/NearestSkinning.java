package org.understudy.trainer.gan.ablate;

import java.util.ArrayList;
import java.util.List;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.avatar.generator.TemplateSheet;
import org.understudy.parametric.PortraitJoint;

/**
 * The strategy that the paper's D^p replaces: points off the body take the skinning weights of the
 * nearest vertex on it, which tears hair over the shoulders when the head turns.
 */
final class NearestSkinning {
  private static final int JOINTS = PortraitJoint.COUNT;

  private NearestSkinning() {}

  /** The same sheets, those that are seen through moved by their nearest body vertices. */
  static SheetTemplate of(SheetTemplate template) {
    List<TemplateSheet> body = new ArrayList<>();
    for (TemplateSheet sheet : template.sheets()) {
      if (!sheet.seeThrough() && sheet.eye().isEmpty()) {
        body.add(sheet);
      }
    }
    if (body.isEmpty()) {
      return template;
    }
    return template.with(sheet -> sheet.seeThrough() ? moved(sheet, body) : sheet);
  }

  private static TemplateSheet moved(TemplateSheet sheet, List<TemplateSheet> body) {
    float[] weights = new float[sheet.weights().length];
    for (int v = 0; v < sheet.vertices(); v++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (TemplateSheet other : body) {
        for (int w = 0; w < other.vertices(); w++) {
          double distance = 0;
          for (int k = 0; k < 3; k++) {
            double d = sheet.mean()[3 * v + k] - other.mean()[3 * w + k];
            distance += d * d;
          }
          if (distance < nearest) {
            nearest = distance;
            System.arraycopy(other.weights(), JOINTS * w, weights, JOINTS * v, JOINTS);
          }
        }
      }
    }
    return sheet.with(sheet.mean(), weights);
  }
}
