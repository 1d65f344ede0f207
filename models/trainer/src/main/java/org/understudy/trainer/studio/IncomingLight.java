package org.understudy.trainer.studio;

/**
 * What the shading models share: the lights as they meet one place, and reflections of lights and
 * surroundings. One per thread: it keeps scratch numbers.
 */
final class IncomingLight {
  final LightRig rig;

  /** The surroundings seen by reflection, filled by {@link #reflected}. */
  final float[] sky = new float[3];

  /** Cosines to the two lights behind, filled by {@link #seeRims}. */
  final float[] rimCosine = new float[2];

  /** How much of each light behind arrives, 0..1, filled by {@link #seeRims}. */
  final float[] rimSeen = new float[2];

  private final LitScene scene;

  IncomingLight(LitScene scene) {
    this.scene = scene;
    this.rig = scene.rig();
  }

  /** How much of the key light arrives, as {@link DepthMap#visibility} takes its arguments. */
  float keySeen(Sample s, float bias, float ramp) {
    return scene.keyShadow().visibility(s.position, 0, bias, 2, ramp);
  }

  float keyCosine(Sample s) {
    return Vectors.dot(s.normal, 0, rig.keyDirection());
  }

  /** Finds how each light behind meets the place; those below a cosine are not looked for. */
  void seeRims(Sample s, float least) {
    for (int r = 0; r < 2; r++) {
      rimCosine[r] = Vectors.dot(s.normal, 0, rig.rimDirections()[r]);
      rimSeen[r] =
          rimCosine[r] > least
              ? scene.rimShadows()[r].visibility(s.position, 0, 0.004f, 1, 0.006f)
              : 0;
    }
  }

  /** Cosine to the viewer, not below 0.02. */
  static float towardsViewer(Sample s) {
    return Math.max(0.02f, Vectors.dot(s.normal, 0, s.view));
  }

  /** The GGX lobe of one light: D F V n.l, ready to be multiplied by its irradiance. */
  static float lobe(Sample s, float[] light, float nv, float roughness, float f0) {
    float nl = Vectors.dot(s.normal, 0, light);
    if (nl <= 0) {
      return 0;
    }
    float hx = light[0] + s.view[0];
    float hy = light[1] + s.view[1];
    float hz = light[2] + s.view[2];
    float inverse = 1 / (float) Math.sqrt(Math.max(1e-9f, hx * hx + hy * hy + hz * hz));
    float nh = (s.normal[0] * hx + s.normal[1] * hy + s.normal[2] * hz) * inverse;
    float vh = Math.max(0, (s.view[0] * hx + s.view[1] * hy + s.view[2] * hz) * inverse);
    float a2 = roughness * roughness * roughness * roughness;
    float d = nh * nh * (a2 - 1) + 1;
    float grazing = 1 - vh;
    float fresnel = f0 + (1 - f0) * grazing * grazing * grazing * grazing * grazing;
    float a = roughness * roughness;
    float visibility = 0.5f / (nl * (nv * (1 - a) + a) + nv * (nl * (1 - a) + a) + 1e-5f);
    return a2 / (d * d) * fresnel * visibility * nl / (float) Math.PI;
  }

  /** Puts the surroundings seen by reflection into {@link #sky}; returns how much is reflected. */
  float reflected(Sample s, float nv, float f0, float strength) {
    float twice = 2 * Vectors.dot(s.normal, 0, s.view);
    rig.radiance(
        twice * s.normal[0] - s.view[0],
        twice * s.normal[1] - s.view[1],
        twice * s.normal[2] - s.view[2],
        sky);
    float grazing = 1 - nv;
    float fresnel = f0 + 0.35f * (1 - f0) * grazing * grazing * grazing * grazing * grazing;
    return fresnel * strength;
  }
}
