package org.understudy.trainer.studio;

import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.RigidTransform;

/** A posed surface on the screen: sample coordinates and inverse depths of its vertices. */
final class ProjectedPart {
  final PosedPart posed;
  final float[] x;
  final float[] y;
  final float[] inverseDepth;
  final float[] level;

  ProjectedPart(PosedPart posed, RigidTransform root, PinholeCamera camera, int samplesAcross) {
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
    level = levels();
  }

  /** The texture level at which one texel is about one sample, per triangle. */
  private float[] levels() {
    int[] triangles = posed.part().surface().triangles();
    float[] uv = posed.part().surface().cornerTexture();
    LinearImage colour = posed.part().material().colour();
    float texels = (float) colour.width() * colour.height();
    float[] out = new float[triangles.length / 3];
    for (int t = 0; t < out.length; t++) {
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
