package org.understudy.trainer.gan.compact;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.avatar.generator.TemplateSheet;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.model.BuiltInModels;

/** Three upright squares one behind the other: two that are seen through before an opaque one. */
final class ToyTemplate {
  static final int IDENTITY = 2;
  private static final float HALF = 0.2f;

  private ToyTemplate() {}

  static BustModel bust() throws IOException {
    return BuiltInModels.read().bust();
  }

  static SheetTemplate of(BustModel bust) {
    int codes = IDENTITY + bust.shapeCount();
    float[] still = new float[ArkitExpression.COUNT];
    return new SheetTemplate(
        IDENTITY,
        bust.shapeCount(),
        still,
        new float[6],
        new float[6 * codes],
        List.of(
            sheet("skin", 0, false, codes, 12, 10),
            sheet("shell-0", 0.03f, true, codes, 16, 12),
            sheet("shell-1", 0.05f, true, codes, 16, 12)));
  }

  private static TemplateSheet sheet(
      String name, float z, boolean seeThrough, int codes, int width, int height) {
    int cells = 4;
    int vertices = (cells + 1) * (cells + 1);
    float[] mean = new float[3 * vertices];
    for (int v = 0; v < vertices; v++) {
      int column = v % (cells + 1);
      int row = v / (cells + 1);
      mean[3 * v] = HALF * (2f * column / cells - 1);
      mean[3 * v + 1] = 0.2f - HALF * (2f * row / cells - 1);
      mean[3 * v + 2] = z;
    }
    float[] basis = new float[codes * mean.length];
    SplittableRandom random = new SplittableRandom(name.hashCode());
    for (int i = 0; i < basis.length; i++) {
      basis[i] = (float) (0.002 * random.nextGaussian());
    }
    float[] weights = new float[7 * vertices];
    for (int v = 0; v < vertices; v++) {
      weights[7 * v] = 1;
    }
    float[][] displacements = new float[ArkitExpression.COUNT][];
    Arrays.fill(displacements, new float[0]);
    boolean[] free = new boolean[width * height];
    Arrays.fill(free, true);
    return new TemplateSheet(
        name,
        cells,
        cells,
        mean,
        basis,
        weights,
        displacements,
        width,
        height,
        free,
        Optional.empty(),
        seeThrough);
  }

  static FragmentView view(PosedTemplate posed, float[] identity, int size) {
    PortraitPose pose =
        PortraitPose.REST.withRoot(new RigidTransform(0.05, 0.3, 0.02, 0, -0.2, -1.2));
    float[] shape = new float[posed.template().shapeCount()];
    return posed.fragments(
        identity, shape, pose, PinholeCamera.ofVerticalFieldOfView(20, size, size));
  }
}
