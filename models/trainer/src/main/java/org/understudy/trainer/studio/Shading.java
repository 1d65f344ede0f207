package org.understudy.trainer.studio;

/**
 * Light leaving a surface towards the camera, in linear colour. One per thread: it keeps scratch
 * numbers.
 */
final class Shading {
  /** Factors on eyeballs: a little pink, and not as white as paper. */
  private static final float[] EYEBALL = {0.9f, 0.85f, 0.84f};

  /** Brightness of a light mirrored in a wet eye, so that it stays white in small pictures. */
  private static final float GLINT = 2.4f;

  /** Least light on cloth as a share of the floor's: the inside of collars is never black. */
  private static final float FOLD_LIGHT = 0.42f;

  private static final float NECKLINE_Y = 5.2f;

  private static final float RELIEF = 0.9f;

  /** Metres that soft folds stand out. */
  private static final float FOLD = 0.007f;

  private final IncomingLight light;
  private final SkinShading skin;
  private final HairShading hair;
  private final float[] texel = new float[4];
  private final float[] relief = new float[4];

  Shading(LitScene scene) {
    this.light = new IncomingLight(scene);
    this.skin = new SkinShading(light);
    this.hair = new HairShading(light);
  }

  /**
   * Shades one place.
   *
   * @param posed its surface
   * @param s the place, interpolated
   * @param out premultiplied linear RGBA, written from index 0
   */
  void shade(PosedPart posed, Sample s, float[] out) {
    Material material = posed.part().material();
    material.colour().sample(s.u, s.v, s.level, texel);
    out[3] = texel[3];
    if (texel[3] <= 0.002f && material.kind() != Material.Kind.EYE) {
      out[0] = out[1] = out[2] = 0;
      return;
    }
    switch (material.kind()) {
      case SKIN -> {
        if (material.undershirt().isPresent() && isBelowNeckline(posed, s)) {
          System.arraycopy(material.undershirt().get().linear(), 0, texel, 0, 3);
          cloth(posed, s, out);
        } else {
          skin.shade(posed, s, texel, out);
        }
      }
      case EYE -> eye(s, out);
      case HAIR -> hair.shade(posed, s, texel, out);
      case BROW, LASH -> fibre(s, out);
      case TEETH -> wet(s, out, 0.22f, 2.1f, 0.7f);
      case TONGUE -> wet(s, out, 0.36f, 1.15f, 0.9f);
      case CLOTH -> cloth(posed, s, out);
      case FRAME -> wet(s, out, 0.3f, 0.2f, 0.9f);
    }
  }

  /** A round neckline on MakeHuman's base mesh, whose units are decimetres. */
  private static boolean isBelowNeckline(PosedPart posed, Sample s) {
    s.findNeutral(posed);
    float rise = 0.75f * (s.neutral[0] * s.neutral[0] + Math.max(0, 0.6f - s.neutral[2]));
    return s.neutral[1] < NECKLINE_Y + rise;
  }

  private void eye(Sample s, float[] out) {
    s.faceViewer();
    float nv = IncomingLight.towardsViewer(s);
    float twice = 2 * Vectors.dot(s.normal, 0, s.view);
    float rx = twice * s.normal[0] - s.view[0];
    float ry = twice * s.normal[1] - s.view[1];
    float rz = twice * s.normal[2] - s.view[2];
    float open = Math.min(1, 1.3f * s.openness);
    float window = light.rig.window(rx, ry, rz) * open;
    light.rig.radiance(rx, ry, rz, light.sky);
    float mirror = (0.025f + 0.4f * (float) Math.pow(1 - nv, 5)) * open;
    if (texel[3] < 0.5f) {
      float top = 0;
      for (int c = 0; c < 3; c++) {
        float soft = 0.6f * mirror * light.sky[c];
        out[c] = GLINT * window * light.rig.key()[c] + soft;
        top = Math.max(top, soft);
      }
      out[3] = Math.min(1, 0.95f * window + top);
      return;
    }
    float shadow = light.keySeen(s, 0.004f, 0.006f);
    float cosine = Math.max(0, light.keyCosine(s) * 0.85f + 0.15f);
    for (int c = 0; c < 3; c++) {
      float arriving = 1.05f * s.irradiance[c] + 0.9f * light.rig.key()[c] * cosine * shadow;
      out[c] =
          EYEBALL[c] * (0.6f + 0.4f * open) * texel[c] * arriving + mirror * light.sky[c] * 0.35f;
    }
    out[3] = 1;
  }

  private void fibre(Sample s, float[] out) {
    s.faceViewer();
    float key = light.keySeen(s, 0.006f, 0.006f);
    float cosine = Math.max(0, 0.6f * light.keyCosine(s) + 0.4f);
    for (int c = 0; c < 3; c++) {
      out[c] = texel[c] * (s.irradiance[c] + light.rig.key()[c] * cosine * key);
    }
  }

  private void wet(Sample s, float[] out, float roughness, float floorLight, float shine) {
    s.faceViewer();
    float nv = IncomingLight.towardsViewer(s);
    float key = light.keySeen(s, 0.004f, 0.008f);
    float cosine = Math.max(0, light.keyCosine(s));
    float gloss = IncomingLight.lobe(s, light.rig.keyDirection(), nv, roughness, 0.04f) * shine;
    float around = light.reflected(s, nv, 0.04f, 0.5f) * s.openness;
    for (int c = 0; c < 3; c++) {
      float arriving =
          Math.max(s.irradiance[c], floorLight * light.rig.floor()[c])
              + 0.8f * light.rig.key()[c] * cosine * key;
      out[c] = texel[c] * arriving + light.rig.key()[c] * gloss * key + light.sky[c] * around;
    }
  }

  private void cloth(PosedPart posed, Sample s, float[] out) {
    s.faceViewer();
    drape(posed, s);
    float k = 1 / 0.0021f;
    float weave = Noise.at(s.rest[0] * k, s.rest[1] * k * 0.6f, s.rest[2] * k);
    float key = light.keySeen(s, 0.004f, 0.006f);
    float cosine = Math.max(0, 0.92f * light.keyCosine(s) + 0.08f);
    float nv = IncomingLight.towardsViewer(s);
    float sheen = (float) Math.pow(1 - nv, 4) * 0.12f * s.openness;
    float shade = 1 + 0.05f * weave;
    light.seeRims(s, 0);
    float rims = 0;
    for (int r = 0; r < 2; r++) {
      rims += 0.7f * Math.max(0, light.rimCosine[r]) * light.rimSeen[r];
    }
    for (int c = 0; c < 3; c++) {
      float soft = Math.max(s.irradiance[c], FOLD_LIGHT * light.rig.floor()[c]);
      float arriving = soft + light.rig.key()[c] * cosine * key + light.rig.rim()[c] * rims;
      out[c] = texel[c] * arriving * shade + sheen * (0.3f + texel[c]) * s.irradiance[c];
    }
  }

  /** Tilts the normal of cloth by its relief, if it has one, and by soft folds. */
  private void drape(PosedPart posed, Sample s) {
    if (posed.part().material().relief().isPresent()) {
      s.findTangents(posed);
      posed.part().material().relief().get().sample(s.u, s.v, s.level, relief);
      float x = RELIEF * (2 * relief[0] - 1);
      float y = RELIEF * (2 * relief[1] - 1);
      Vectors.normalise(s.tangentU, 0);
      Vectors.normalise(s.tangentV, 0);
      for (int k = 0; k < 3; k++) {
        s.normal[k] += x * s.tangentU[k] + y * s.tangentV[k];
      }
    }
    float here = fold(s.rest[0], s.rest[1], s.rest[2]);
    float e = 0.004f;
    s.normal[0] -= FOLD * (fold(s.rest[0] + e, s.rest[1], s.rest[2]) - here) / e;
    s.normal[1] -= FOLD * (fold(s.rest[0], s.rest[1] + e, s.rest[2]) - here) / e;
    s.normal[2] -= FOLD * (fold(s.rest[0], s.rest[1], s.rest[2] + e) - here) / e;
    Vectors.normalise(s.normal, 0);
  }

  /** Height of soft folds that hang from shoulders and chest, about -1..1. */
  private static float fold(float x, float y, float z) {
    float bend = 0.012f * Noise.at(x * 22, y * 22, z * 22);
    return Noise.at((x + bend) * 30, (y - 0.35f * Math.abs(x)) * 17, z * 22);
  }
}
