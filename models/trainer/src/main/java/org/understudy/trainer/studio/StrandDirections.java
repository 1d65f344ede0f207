package org.understudy.trainer.studio;

/** Which way the strands of hair run at the vertices of its surface. */
final class StrandDirections {
  private StrandDirections() {}

  /**
   * Mean direction over the triangles around each vertex, each taken upwards.
   *
   * @param posed hair in some pose
   * @return [V][3] unit vectors in the frame of the pose; straight up where no triangle tells
   */
  static float[] of(PosedPart posed) {
    int[] corners = posed.part().surface().triangles();
    float[] uv = posed.part().surface().cornerTexture();
    HairTexture hair = posed.part().material().hair().orElseThrow();
    float[] out = new float[posed.position().length];
    Sample sample = new Sample();
    float[] strand = new float[2];
    float[] tangent = new float[3];
    for (int i = 0; i < corners.length; i++) {
      sample.triangle = i / 3;
      sample.findTangents(posed);
      hair.direction(uv[2 * i], uv[2 * i + 1], strand);
      for (int k = 0; k < 3; k++) {
        tangent[k] = strand[0] * sample.tangentU[k] + strand[1] * sample.tangentV[k];
      }
      Vectors.normalise(tangent, 0);
      float sign = tangent[1] < 0 ? -1 : 1;
      for (int k = 0; k < 3; k++) {
        out[3 * corners[i] + k] += sign * tangent[k];
      }
    }
    for (int at = 0; at < out.length; at += 3) {
      if (Math.abs(out[at]) + Math.abs(out[at + 1]) + Math.abs(out[at + 2]) < 1e-6f) {
        out[at + 1] = 1;
      }
      Vectors.normalise(out, at);
    }
    return out;
  }
}
