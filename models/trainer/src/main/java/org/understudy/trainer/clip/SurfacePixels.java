package org.understudy.trainer.clip;

import java.util.Arrays;
import java.util.List;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureSet;

/**
 * What the residual flow says about the surface that pixels of an avatar's picture show: where a
 * pixel's surface is, and two equations on how it should move, weighed by what the pixel's window
 * shows. Not thread-safe.
 */
final class SurfacePixels {
  private static final int STEP = 2;
  private static final double FARTHEST_PIXELS = 5;
  private static final float SLOPES_FULL = 4e-3f;

  private final TextureSet textures;
  private final DraftMotion motion;

  /** [3] canonical place of the surface, metres. */
  final double[] canonical = new double[3];

  /** [3] its place before the camera, metres. */
  final double[] place = new double[3];

  /** Index of the pixel. */
  int pixel;

  /** The draft that it shows, and the vertex to the upper left on its lattice. */
  SheetDraft draft;

  int vertex;

  /** How much the surface goes with the head, 0..1. */
  double head;

  /**
   * [2][3]: each equation is {@code equation[i] . move = right[i]} for a move before the camera.
   */
  final double[][] equation = new double[2][3];

  /** [2] weighed shifts, pixels. */
  final double[] right = new double[2];

  SurfacePixels(TextureSet textures, DraftMotion motion) {
    this.textures = textures;
    this.motion = motion;
    draft = textures.drafts.getFirst();
  }

  /**
   * Visits pixels of a picture of which the flow says something; {@code visit} reads the fields.
   *
   * @param view the avatar's fragments in the state
   * @param flow from the avatar's picture to the clip's
   */
  void visit(
      PortraitPose pose,
      PinholeCamera camera,
      FragmentView view,
      ResidualFlow flow,
      Runnable visit) {
    visit(
        pose,
        view,
        () -> {
          if (weigh(camera, flow)) {
            visit.run();
          }
        });
  }

  /** Visits pixels of a picture that show skin, hair or clothes; equations are not written. */
  void visit(PortraitPose pose, FragmentView view, Runnable visit) {
    List<float[]> moved = textures.drafts.stream().map(d -> motion.move(d, pose)).toList();
    for (int y = STEP / 2; y < view.height; y += STEP) {
      for (int x = STEP / 2; x < view.width; x += STEP) {
        pixel = y * view.width + x;
        int f = surface(view, pixel);
        if (f < 0) {
          continue;
        }
        int s = sheet(view.texel[f]);
        draft = textures.drafts.get(s);
        if (draft.eye().isPresent()) {
          continue;
        }
        int texel = view.texel[f] - textures.start[s];
        int line = texel / draft.width();
        float u = (texel % draft.width() + 0.5f) * draft.columns() / draft.width();
        float v = (line + 0.5f) * draft.rows() / draft.height();
        interpolate(draft, draft.vertices(), u, v, canonical);
        interpolate(draft, moved.get(s), u, v, place);
        int row = (int) v;
        vertex = row * (draft.columns() + 1) + (int) u;
        head = draft.weights()[PortraitJoint.COUNT * vertex + PortraitJoint.HEAD.ordinal()];
        visit.run();
      }
    }
  }

  private boolean weigh(PinholeCamera camera, ResidualFlow flow) {
    double wx = flow.x()[pixel];
    double wy = flow.y()[pixel];
    double length = Math.hypot(wx, wy);
    if (length > 3 * FARTHEST_PIXELS || place[2] > -0.05) {
      return false;
    }
    double trust = 1 / (1 + length * length / (FARTHEST_PIXELS * FARTHEST_PIXELS));
    double a = flow.xx()[pixel];
    double b = flow.xy()[pixel];
    double c = flow.yy()[pixel];
    trust /= a + c + SLOPES_FULL;
    // the square root of the 2x2 weight, by Cholesky
    double l00 = Math.sqrt(a * trust);
    double l10 = l00 < 1e-9 ? 0 : b * trust / l00;
    double l11 = Math.sqrt(Math.max(0, c * trust - l10 * l10));
    double across = camera.focalPixels() / -place[2];
    double byDepthX = across * place[0] / -place[2];
    double byDepthY = -across * place[1] / -place[2];
    equation[0][0] = l00 * across;
    equation[0][1] = -l10 * across;
    equation[0][2] = l00 * byDepthX + l10 * byDepthY;
    equation[1][0] = 0;
    equation[1][1] = -l11 * across;
    equation[1][2] = l11 * byDepthY;
    right[0] = l00 * wx + l10 * wy;
    right[1] = l11 * wy;
    return true;
  }

  /** The fragment at which a pixel is half covered; -1 where it never is. */
  private int surface(FragmentView view, int at) {
    float through = 1;
    for (int f = view.start[at]; f < view.start[at + 1]; f++) {
      through *= 1 - textures.values[4 * view.texel[f] + 3];
      if (through < 0.5f) {
        return f;
      }
    }
    return -1;
  }

  private int sheet(int texel) {
    int s = Arrays.binarySearch(textures.start, texel);
    return s >= 0 ? s : -s - 2;
  }

  /** Writes where a texel lies in the canonical state, [3]. */
  static void texel(SheetDraft d, int texel, double[] out) {
    float u = (texel % d.width() + 0.5f) * d.columns() / d.width();
    int line = texel / d.width();
    float v = (line + 0.5f) * d.rows() / d.height();
    interpolate(d, d.vertices(), u, v, out);
  }

  /** Writes a lattice's place at column u and row v, [3]. */
  static void interpolate(SheetDraft d, float[] p, float u, float v, double[] out) {
    int i = Math.min(d.columns() - 1, (int) u);
    int j = Math.min(d.rows() - 1, (int) v);
    float fu = u - i;
    float fv = v - j;
    int a = 3 * (j * (d.columns() + 1) + i);
    int b = a + 3 * (d.columns() + 1);
    for (int k = 0; k < 3; k++) {
      float above = p[a + k] + fu * (p[a + 3 + k] - p[a + k]);
      float below = p[b + k] + fu * (p[b + 3 + k] - p[b + k]);
      out[k] = above + fv * (below - above);
    }
  }
}
