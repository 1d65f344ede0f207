package org.understudy.avatar.reference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.SheetCoverage;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;

/**
 * The paper's way to a picture, in plain doubles and without any shortcut that could change it: a
 * ray per pixel, taken back to canonical space by eq. 4 and eq. 6, intersected with the canonical
 * sheets, and its intersections composited in true depth order by eq. 8. Seconds per picture; for
 * tests and for judging the real-time renderer. Thread-safe.
 */
public final class ReferenceRenderer {
  /** Behind fragments that let less light through than this nothing can be seen. */
  private static final double SEEN_TRANSMITTANCE = 0.01;

  private static final double[] EVEN = {1, 1, 1};

  private final Avatar avatar;
  private final List<SheetCoverage> coverage;

  /** A renderer of one avatar. */
  public ReferenceRenderer(Avatar avatar) {
    this.avatar = avatar;
    this.coverage = avatar.sheets().stream().map(sheet -> SheetCoverage.of(sheet, 1)).toList();
  }

  /** One intersection of a ray with a sheet. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Fragment(int sheet, double depth, double u, double v, double[] gain) {}

  /** The picture of a pose. */
  public ReferenceImage render(PortraitPose pose, PinholeCamera camera) {
    return render(pose, camera, avatar.light().orElse(PortraitLight.EVEN));
  }

  /** The picture of a pose in a light; an avatar that cannot be lit stays as it is. */
  public ReferenceImage render(PortraitPose pose, PinholeCamera camera, PortraitLight light) {
    int pixels = camera.width() * camera.height();
    List<List<Fragment>> lists = new ArrayList<>();
    for (int p = 0; p < pixels; p++) {
      lists.add(new ArrayList<>(0));
    }
    int[] failures = new int[pixels];
    ExactPose exact = new ExactPose(avatar, pose);
    float[] features = new float[ShadingFeature.COUNT];
    float[] joints = new float[3 * PortraitJoint.POSED_COUNT];
    pose.copyJointsTo(joints);
    float[] root = new float[Skeleton.MATRIX_FLOATS];
    pose.root().writeMatrix(root, 0);
    float[] view = new float[3];
    ShadingFeature.view(root, avatar.skeleton().restPositions(), view);
    ShadingFeature.read(joints, pose.expression(), view, features);
    for (int s = 0; s < avatar.sheets().size(); s++) {
      intersect(
          s, exact, new ExactLight(avatar, exact, features, view, light), camera, lists, failures);
    }
    double[] rgba = new double[4 * pixels];
    int[] fragments = new int[pixels];
    int[] folds = new int[pixels];
    for (int p = 0; p < pixels; p++) {
      List<Fragment> list = lists.get(p);
      list.sort(Comparator.comparingDouble(Fragment::depth));
      fragments[p] = list.size();
      folds[p] = composite(list, rgba, 4 * p);
    }
    return new ReferenceImage(camera.width(), camera.height(), rgba, fragments, folds, failures);
  }

  private void intersect(
      int s,
      ExactPose pose,
      ExactLight light,
      PinholeCamera camera,
      List<List<Fragment>> lists,
      int[] failures) {
    Sheet sheet = avatar.sheets().get(s);
    double[] posed = pose.forward(sheet);
    InverseDeformation inverse = new InverseDeformation(sheet, pose);
    int stride = sheet.columns() + 1;
    for (int row = 0; row < sheet.rows(); row++) {
      for (int column = 0; column < sheet.columns(); column++) {
        if (coverage.get(s).cell(column, row)) {
          int a = row * stride + column;
          intersect(s, inverse, light, posed, a, a + 1, a + stride + 1, camera, lists, failures);
          intersect(
              s, inverse, light, posed, a, a + stride + 1, a + stride, camera, lists, failures);
        }
      }
    }
  }

  private void intersect(
      int s,
      InverseDeformation inverse,
      ExactLight light,
      double[] posed,
      int a,
      int b,
      int c,
      PinholeCamera camera,
      List<List<Fragment>> lists,
      int[] failures) {
    ProjectedTriangle triangle = ProjectedTriangle.of(posed, a, b, c, camera);
    if (!triangle.visible()) {
      return;
    }
    inverse.selectTriangle(a, b, c);
    for (int y = triangle.firstRow(); y <= triangle.lastRow(camera.height()); y++) {
      for (int x = triangle.firstColumn(); x <= triangle.lastColumn(camera.width()); x++) {
        if (!triangle.candidate(x, y)) {
          continue;
        }
        double directionX = (x + 0.5 - camera.centreX()) / camera.focalPixels();
        double directionY = (camera.centreY() - y - 0.5) / camera.focalPixels();
        switch (inverse.intersect(directionX, directionY)) {
          case HIT ->
              lists
                  .get(y * camera.width() + x)
                  .add(
                      new Fragment(
                          s,
                          inverse.depth(),
                          inverse.u(),
                          inverse.v(),
                          avatar.light().isPresent() ? inverse.gain(light) : EVEN));
          case UNSETTLED -> failures[y * camera.width() + x]++;
          case MISS -> {}
        }
      }
    }
  }

  /**
   * Eq. 8: C = sum_i T_i alpha_i c_i with T_i = prod_{k&lt;i} (1 - alpha_k), colours premultiplied.
   *
   * @return the fragments that can still be seen and whose sheet the ray had met before
   */
  private int composite(List<Fragment> fragments, double[] rgba, int at) {
    double transmittance = 1;
    double[] sample = new double[4];
    int folds = 0;
    BitSet met = new BitSet();
    for (Fragment fragment : fragments) {
      if (transmittance > SEEN_TRANSMITTANCE && met.get(fragment.sheet())) {
        folds++;
      }
      met.set(fragment.sheet());
      sample(avatar.sheets().get(fragment.sheet()).texture(), fragment.u(), fragment.v(), sample);
      for (int channel = 0; channel < 4; channel++) {
        double lit =
            channel == 3
                ? sample[3]
                : Math.min(sample[3], sample[channel] * fragment.gain()[channel]);
        rgba[at + channel] += transmittance * lit;
      }
      transmittance *= 1 - sample[3];
    }
    return folds;
  }

  /** Bilinear, edges repeated. */
  private static void sample(RgbaImage texture, double u, double v, double[] out) {
    double x = Math.clamp(u * texture.width() - 0.5, 0, texture.width() - 1);
    double y = Math.clamp(v * texture.height() - 0.5, 0, texture.height() - 1);
    int left = Math.min((int) x, Math.max(0, texture.width() - 2));
    int top = Math.min((int) y, Math.max(0, texture.height() - 2));
    int right = Math.min(left + 1, texture.width() - 1);
    int bottom = Math.min(top + 1, texture.height() - 1);
    double fx = x - left;
    double fy = y - top;
    for (int channel = 0; channel < 4; channel++) {
      int shift = 8 * channel;
      double above =
          (1 - fx) * (texture.pixel(left, top) >>> shift & 255)
              + fx * (texture.pixel(right, top) >>> shift & 255);
      double below =
          (1 - fx) * (texture.pixel(left, bottom) >>> shift & 255)
              + fx * (texture.pixel(right, bottom) >>> shift & 255);
      out[channel] = ((1 - fy) * above + fy * below) / 255;
    }
  }
}
