package org.understudy.trainer.clip;

import java.util.List;
import org.understudy.parametric.PinholeCamera;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.SheetDraft;

/** Looks up what some pictures show at the texels of a sheet, occlusion not asked for. */
final class SeenColours {
  /** What a picture counts where it sees a place from behind only. */
  private static final float AWAY = 0.01f;

  private final DraftMotion motion;
  private final List<ClipPictures.Picture> pictures;

  SeenColours(DraftMotion motion, List<ClipPictures.Picture> pictures) {
    this.motion = motion;
    this.pictures = pictures;
  }

  List<ClipPictures.Picture> pictures() {
    return pictures;
  }

  /**
   * What was seen.
   *
   * @param colour [height][width][3] mean unpremultiplied colour where a person was seen, the more
   *     from pictures that the place faces
   * @param cover [height][width] mean coverage, of the pictures that show the place
   * @param count [height][width] pictures that show the place
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Seen(float[] colour, float[] cover, int[] count) {}

  Seen of(SheetDraft draft) {
    int w = draft.width();
    int h = draft.height();
    float[] colour = new float[3 * w * h];
    float[] cover = new float[w * h];
    float[] weight = new float[w * h];
    int[] count = new int[w * h];
    int nx = draft.columns() + 1;
    float side = side(draft);
    for (ClipPictures.Picture picture : pictures) {
      float[] p = motion.move(draft, picture.pose());
      PinholeCamera camera = picture.camera();
      for (int y = 0; y < h; y++) {
        float fy = (y + 0.5f) * draft.rows() / h;
        int j = Math.min(draft.rows() - 1, (int) fy);
        fy -= j;
        for (int x = 0; x < w; x++) {
          float fx = (x + 0.5f) * draft.columns() / w;
          int i = Math.min(draft.columns() - 1, (int) fx);
          fx -= i;
          int a = 3 * (j * nx + i);
          int b = a + 3 * nx;
          double px = mix(p, a, b, fx, fy);
          double py = mix(p, a + 1, b + 1, fx, fy);
          double pz = mix(p, a + 2, b + 2, fx, fy);
          int u = (int) Math.floor(camera.projectX(px, pz));
          int v = (int) Math.floor(camera.projectY(py, pz));
          if (u < 0 || v < 0 || u >= camera.width() || v >= camera.height()) {
            continue;
          }
          int at = y * w + x;
          int pixel = 4 * (v * camera.width() + u);
          float alpha = (picture.rgba()[pixel + 3] & 255) / 255f;
          count[at]++;
          cover[at] += alpha;
          float facing = AWAY + Math.clamp(1.5f * side * facing(p, a, b), 0, 1);
          weight[at] += facing * alpha;
          for (int c = 0; c < 3; c++) {
            colour[3 * at + c] += facing * (picture.rgba()[pixel + c] & 255) / 255f;
          }
        }
      }
    }
    for (int i = 0; i < cover.length; i++) {
      cover[i] /= Math.max(1, count[i]);
      for (int c = 0; c < 3; c++) {
        colour[3 * i + c] /= Math.max(1e-3f, weight[i]);
      }
    }
    return new Seen(colour, cover, count);
  }

  private static double mix(float[] p, int a, int b, float fx, float fy) {
    double above = p[a] + fx * (p[a + 3] - p[a]);
    double below = p[b] + fx * (p[b + 3] - p[b]);
    return above + fy * (below - above);
  }

  /** 1 where columns x rows looks outwards, else -1. */
  private static float side(SheetDraft d) {
    double sum = 0;
    float[] p = d.vertices();
    for (int j = 0; j < d.rows(); j++) {
      for (int i = 0; i < d.columns(); i++) {
        int a = 3 * (j * (d.columns() + 1) + i);
        float[] n = cross(p, a, a + 3 * (d.columns() + 1));
        for (int k = 0; k < 3; k++) {
          sum += n[k] * d.shading().normals()[a + k];
        }
      }
    }
    return sum < 0 ? -1 : 1;
  }

  /** The cosine between a cell's columns x rows and the way to the camera. */
  private static float facing(float[] p, int a, int b) {
    float[] n = cross(p, a, b);
    double dot = 0;
    double lengths = 0;
    double far = 0;
    for (int k = 0; k < 3; k++) {
      dot -= n[k] * p[a + k];
      lengths += n[k] * n[k];
      far += p[a + k] * p[a + k];
    }
    return (float) (dot / Math.max(1e-15, Math.sqrt(lengths * far)));
  }

  private static float[] cross(float[] p, int a, int b) {
    float ux = p[a + 3] - p[a];
    float uy = p[a + 4] - p[a + 1];
    float uz = p[a + 5] - p[a + 2];
    float vx = p[b] - p[a];
    float vy = p[b + 1] - p[a + 1];
    float vz = p[b + 2] - p[a + 2];
    return new float[] {uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx};
  }
}
