package org.understudy.trainer.studio;

import java.util.ArrayList;
import java.util.List;
import org.understudy.avatar.StrandLobe;

/**
 * Hair: two shifted lobes about the strand for each light (Kajiya and Kay 1989; Scheuermann 2004).
 * One per thread: it keeps scratch numbers.
 */
final class HairShading {
  private static final float PRIMARY_SHIFT = 0.06f;
  private static final int PRIMARY_HALF_POWER = 35;
  private static final float SECONDARY_SHIFT = -0.16f;
  private static final int SECONDARY_HALF_POWER = 7;
  private static final float RIM_SHIFT = -0.12f;
  private static final int RIM_HALF_POWER = 5;
  private static final float[] OVERHEAD = Vectors.unit(0.1, 1, 0.45);
  private static final int OVERHEAD_HALF_POWER = 13;

  private final IncomingLight light;
  private final float[] strand = new float[2];
  private final float[] tangent = new float[3];

  HairShading(IncomingLight light) {
    this.light = light;
  }

  /** The highlights under a rig, as an avatar keeps them: without what differs between strands. */
  static List<StrandLobe> lobes(LightRig rig) {
    List<StrandLobe> lobes = new ArrayList<>();
    lobes.add(lobe(rig.keyDirection(), SECONDARY_SHIFT, SECONDARY_HALF_POWER));
    lobes.add(lobe(rig.keyDirection(), PRIMARY_SHIFT, PRIMARY_HALF_POWER));
    lobes.add(lobe(OVERHEAD, 0, OVERHEAD_HALF_POWER));
    for (float[] direction : rig.rimDirections()) {
      lobes.add(lobe(direction, RIM_SHIFT, RIM_HALF_POWER));
    }
    return lobes;
  }

  private static StrandLobe lobe(float[] direction, float shift, int halfPower) {
    return new StrandLobe(direction[0], direction[1], direction[2], shift, halfPower);
  }

  /**
   * Shades hair.
   *
   * @param posed its surface
   * @param s the place
   * @param texel its premultiplied linear colour
   * @param out premultiplied linear RGBA, red, green and blue are written
   */
  void shade(PosedPart posed, Sample s, float[] texel, float[] out) {
    s.faceViewer();
    s.findTangents(posed);
    HairTexture hair = posed.part().material().hair().orElseThrow();
    hair.direction(s.u, s.v, strand);
    float noise = hair.strand(s.u, s.v);
    for (int k = 0; k < 3; k++) {
      tangent[k] = strand[0] * s.tangentU[k] + strand[1] * s.tangentV[k];
    }
    float along = Vectors.dot(tangent, 0, s.normal);
    for (int k = 0; k < 3; k++) {
      tangent[k] -= along * s.normal[k];
    }
    Vectors.normalise(tangent, 0);
    if (tangent[1] < 0) {
      tangent[0] = -tangent[0];
      tangent[1] = -tangent[1];
      tangent[2] = -tangent[2];
    }
    float key = light.keySeen(s, 0.012f, 0.02f);
    float keyDiffuse = strandDiffuse(s, light.rig.keyDirection());
    float primary =
        strandLobe(
            s, light.rig.keyDirection(), PRIMARY_SHIFT + 0.05f * noise, 2 * PRIMARY_HALF_POWER);
    float secondary =
        strandLobe(
            s, light.rig.keyDirection(), SECONDARY_SHIFT + 0.09f * noise, 2 * SECONDARY_HALF_POWER);
    float grain = 0.75f + 0.5f * noise;
    float gloss = hair.gloss();
    light.seeRims(s, -2);
    float overhead = strandLobe(s, OVERHEAD, 0.02f * noise, 2 * OVERHEAD_HALF_POWER);
    float rimDiffuse = 0;
    float rimPrimary = 0;
    float rimSecondary = 0;
    for (int r = 0; r < 2; r++) {
      if (light.rimSeen[r] > 0) {
        float[] direction = light.rig.rimDirections()[r];
        rimDiffuse += 0.8f * light.rimSeen[r] * strandDiffuse(s, direction);
        rimPrimary += light.rimSeen[r] * strandLobe(s, direction, 0.06f + 0.05f * noise, 50);
        rimSecondary += light.rimSeen[r] * strandLobe(s, direction, RIM_SHIFT, 2 * RIM_HALF_POWER);
      }
    }
    for (int c = 0; c < 3; c++) {
      float arriving =
          1.15f * s.irradiance[c]
              + light.rig.key()[c] * keyDiffuse * key
              + light.rig.rim()[c] * rimDiffuse;
      float shine =
          light.rig.key()[c] * key * (0.05f * primary + 1.1f * texel[c] * secondary * grain)
              + light.rig.rim()[c]
                  * (0.05f * texel[3] * rimPrimary + 0.9f * texel[c] * rimSecondary)
              + s.openness * (0.025f + 0.9f * texel[c]) * overhead * light.rig.sky()[c];
      out[c] = texel[c] * arriving + texel[3] * Math.min(0.8f, gloss * shine);
    }
  }

  private static float strandDiffuse(Sample s, float[] light) {
    float cosine = Vectors.dot(s.normal, 0, light);
    return Math.max(0, 0.78f * cosine + 0.22f);
  }

  private float strandLobe(Sample s, float[] light, float shift, float exponent) {
    float tx = tangent[0] + shift * s.normal[0];
    float ty = tangent[1] + shift * s.normal[1];
    float tz = tangent[2] + shift * s.normal[2];
    float hx = light[0] + s.view[0];
    float hy = light[1] + s.view[1];
    float hz = light[2] + s.view[2];
    float th =
        (tx * hx + ty * hy + tz * hz)
            / (float)
                Math.sqrt(
                    Math.max(1e-9f, (hx * hx + hy * hy + hz * hz) * (tx * tx + ty * ty + tz * tz)));
    float sine = (float) Math.sqrt(Math.max(0, 1 - th * th));
    float facing = Math.clamp(Vectors.dot(s.normal, 0, light) * 1.5f + 0.5f, 0f, 1f);
    return facing * (float) Math.pow(sine, exponent);
  }
}
