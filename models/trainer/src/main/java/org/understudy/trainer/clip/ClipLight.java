package org.understudy.trainer.clip;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.understudy.avatar.PortraitLight;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.bake.TextureSet;

/**
 * The light of a clip, from how the head's surface gets brighter and darker as it turns in it: one
 * Gauss-Newton step on the coefficients of a {@link PortraitLight} whose mean stays 1, per channel.
 * A pixel of the avatar's picture is {@code texture S(n') / S(n)}, n its normal in the canonical
 * state and n' as turned, so that it changes with coefficient b by {@code Y_b(n') / S(n') - Y_b(n)
 * / S(n)} of itself. Used by one thread at a time.
 */
final class ClipLight {
  /** Mean squared difference of two shades below which a light is not believed. */
  private static final double PRIOR = 0.001;

  /** Colours further apart are two different things. */
  private static final float FARTHEST = 0.3f;

  private static final float WHOLE = 0.95f;
  private static final double OF_HEAD = 0.8;
  private static final int BANDS = PortraitLight.BANDS;
  private static final int CHANNELS = 3;

  private final PortraitLight light;
  private final Skeleton skeleton;
  private final SurfacePixels pixels;
  private final double[][] square = new double[CHANNELS][BANDS * BANDS];
  private final double[][] right = new double[CHANNELS][BANDS];
  private final double[] weight = new double[CHANNELS];

  /**
   * An estimate without pictures.
   *
   * @param light as it is known by now, in which the pictures of the avatar are made
   */
  ClipLight(TextureSet textures, DraftMotion motion, Skeleton skeleton, PortraitLight light) {
    this.light = light;
    this.skeleton = skeleton;
    pixels = new SurfacePixels(textures, motion);
  }

  /**
   * Adds what one picture says.
   *
   * @param made the avatar in the picture's state, [height][width][4] 0..1
   * @param seen the clip's picture, moved so that it lies on the avatar's
   */
  void observe(ClipPictures.Picture picture, FragmentView view, float[] made, float[] seen) {
    Rotation turn = skeleton.jointToBust(picture.pose(), PortraitJoint.HEAD).rotation();
    pixels.visit(
        picture.pose(),
        view,
        () -> {
          int at = 4 * pixels.pixel;
          float[] n = pixels.draft.shading().normals();
          boolean lit = pixels.head > OF_HEAD && made[at + 3] > WHOLE && seen[at + 3] > WHOLE;
          if (lit && n.length > 0) {
            int v = 3 * pixels.vertex;
            double[] to = turn.apply(n[v], n[v + 1], n[v + 2]);
            add(new double[] {n[v], n[v + 1], n[v + 2]}, to, made, seen, at);
          }
        });
  }

  /** Adds a pixel whose normal is turned from one direction to another. */
  void add(double[] from, double[] to, float[] made, float[] seen, int at) {
    double[] before = functions(from);
    double[] after = functions(to);
    double[] row = new double[BANDS];
    for (int c = 0; c < CHANNELS; c++) {
      float missing = seen[at + c] - made[at + c];
      if (Math.abs(missing) > FARTHEST) {
        continue;
      }
      float first = light.shade((float) from[0], (float) from[1], (float) from[2], c);
      float second = light.shade((float) to[0], (float) to[1], (float) to[2], c);
      for (int b = 1; b < BANDS; b++) {
        row[b] = made[at + c] * (after[b] / second - before[b] / first);
        right[c][b] += row[b] * missing;
      }
      for (int a = 1; a < BANDS; a++) {
        for (int b = 1; b < BANDS; b++) {
          square[c][BANDS * a + b] += row[a] * row[b];
        }
      }
      weight[c] += made[at + c] * made[at + c];
    }
  }

  /** The nine functions of {@link PortraitLight} in a direction. */
  private static double[] functions(double[] n) {
    double[] out = new double[BANDS];
    float[] one = new float[BANDS];
    for (int b = 0; b < BANDS; b++) {
      // the light holds shades above a least one: a constant is added and taken off again
      Arrays.fill(one, 0);
      one[0] = 10;
      one[b] += 1;
      out[b] = PortraitLight.shade(one, 0, (float) n[0], (float) n[1], (float) n[2]) - 10;
    }
    return out;
  }

  /** The light after the step. */
  PortraitLight improved() {
    float[] out = light.coefficients();
    int n = BANDS - 1;
    for (int c = 0; c < CHANNELS; c++) {
      DMatrixRMaj normal = new DMatrixRMaj(n, n);
      DMatrixRMaj side = new DMatrixRMaj(n, 1);
      double prior = PRIOR * weight[c] + 1e-9;
      for (int a = 0; a < n; a++) {
        // the prior pulls the light to an even one, not the step to nothing
        side.set(a, 0, right[c][a + 1] - prior * out[BANDS * c + a + 1]);
        for (int b = 0; b < n; b++) {
          normal.set(a, b, square[c][BANDS * (a + 1) + b + 1] + (a == b ? prior : 0));
        }
      }
      DMatrixRMaj step = new DMatrixRMaj(n, 1);
      if (CommonOps_DDRM.solve(normal, side, step)) {
        for (int b = 0; b < n; b++) {
          out[BANDS * c + b + 1] += (float) step.get(b, 0);
        }
      }
    }
    return new PortraitLight(out);
  }
}
