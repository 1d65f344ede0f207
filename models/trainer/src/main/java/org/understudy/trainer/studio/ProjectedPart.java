package org.understudy.trainer.studio;

import java.util.Arrays;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.RigidTransform;

/**
 * A posed surface on the screen: sample coordinates and inverse depths of its vertices, and for
 * every band of rows the triangles that cover something of it, in their order. Immutable once made.
 */
final class ProjectedPart {
  private static final int NOWHERE = -1;

  final PosedPart posed;
  final float[] x;
  final float[] y;
  final float[] inverseDepth;

  /** [T] texture level at which one texel is about one sample, of triangles that are in a band. */
  final float[] level;

  /** [bands + 1] where the triangles of each band begin. */
  final int[] bandStart;

  final int[] bandTriangles;

  /**
   * Projects a surface.
   *
   * @param bandRows rows of pixels in a band
   */
  ProjectedPart(
      PosedPart posed, RigidTransform root, PinholeCamera camera, int samplesAcross, int bandRows) {
    this.posed = posed;
    float[] p = posed.position();
    int n = p.length / 3;
    x = new float[n];
    y = new float[n];
    inverseDepth = new float[n];
    float[] m = new float[12];
    root.writeMatrix(m, 0);
    float f = (float) camera.focalPixels() * samplesAcross;
    float cx = (float) camera.centreX() * samplesAcross;
    float cy = (float) camera.centreY() * samplesAcross;
    for (int i = 0; i < n; i++) {
      float px = p[3 * i];
      float py = p[3 * i + 1];
      float pz = p[3 * i + 2];
      float z = m[8] * px + m[9] * py + m[10] * pz + m[11];
      float inverse = -1 / Math.min(-0.02f, z);
      x[i] = cx + f * (m[0] * px + m[1] * py + m[2] * pz + m[3]) * inverse;
      y[i] = cy - f * (m[4] * px + m[5] * py + m[6] * pz + m[7]) * inverse;
      inverseDepth[i] = inverse;
    }
    int[] bands = bands(camera, samplesAcross, bandRows);
    level = levels(bands);
    int count = (camera.height() + bandRows - 1) / bandRows;
    bandStart = new int[count + 1];
    for (int range : bands) {
      for (int band = first(range); band <= last(range); band++) {
        bandStart[band + 1]++;
      }
    }
    for (int band = 0; band < count; band++) {
      bandStart[band + 1] += bandStart[band];
    }
    bandTriangles = new int[bandStart[count]];
    int[] next = Arrays.copyOf(bandStart, count);
    for (int t = 0; t < bands.length; t++) {
      for (int band = first(bands[t]); band <= last(bands[t]); band++) {
        bandTriangles[next[band]++] = t;
      }
    }
  }

  private static int first(int range) {
    return range == NOWHERE ? 0 : range & 0xffff;
  }

  private static int last(int range) {
    return range == NOWHERE ? -1 : range >>> 16;
  }

  /** Per triangle the first and the last band in which it may cover the middle of a sample. */
  private int[] bands(PinholeCamera camera, int samplesAcross, int bandRows) {
    int[] triangles = posed.part().surface().triangles();
    int columns = camera.width() * samplesAcross;
    int rows = camera.height() * samplesAcross;
    int perBand = bandRows * samplesAcross;
    int[] out = new int[triangles.length / 3];
    for (int t = 0; t < out.length; t++) {
      int a = triangles[3 * t];
      int b = triangles[3 * t + 1];
      int c = triangles[3 * t + 2];
      int top = firstSample(Math.min(y[a], Math.min(y[b], y[c])));
      int bottom = lastSample(Math.max(y[a], Math.max(y[b], y[c])), rows);
      int left = firstSample(Math.min(x[a], Math.min(x[b], x[c])));
      int right = lastSample(Math.max(x[a], Math.max(x[b], x[c])), columns);
      out[t] = top > bottom || left > right ? NOWHERE : top / perBand | (bottom / perBand) << 16;
    }
    return out;
  }

  /** The first sample whose middle is not before a coordinate. */
  static int firstSample(float low) {
    return Math.max(0, (int) Math.ceil(low - 0.5f));
  }

  /** The last of some samples whose middle is not beyond a coordinate. */
  static int lastSample(float high, int samples) {
    return Math.min(samples - 1, (int) Math.floor(high - 0.5f));
  }

  private float[] levels(int[] bands) {
    int[] triangles = posed.part().surface().triangles();
    float[] uv = posed.part().surface().cornerTexture();
    LinearImage colour = posed.part().material().colour();
    float texels = (float) colour.width() * colour.height();
    float[] out = new float[triangles.length / 3];
    for (int t = 0; t < out.length; t++) {
      if (bands[t] == NOWHERE) {
        continue;
      }
      int a = triangles[3 * t];
      int b = triangles[3 * t + 1];
      int c = triangles[3 * t + 2];
      float screen = Math.abs((x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a]));
      float texture =
          Math.abs(
                  (uv[6 * t + 2] - uv[6 * t]) * (uv[6 * t + 5] - uv[6 * t + 1])
                      - (uv[6 * t + 4] - uv[6 * t]) * (uv[6 * t + 3] - uv[6 * t + 1]))
              * texels;
      out[t] =
          (float) Math.max(0, 0.5 * Math.log((texture + 1e-6) / (screen + 0.05)) / Math.log(2));
    }
    return out;
  }

  Material.Kind kind() {
    return posed.part().material().kind();
  }
}
