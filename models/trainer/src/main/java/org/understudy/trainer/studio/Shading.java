package org.understudy.trainer.studio;

/**
 * Light leaving a surface towards the camera, in linear colour. One per thread: it keeps scratch
 * numbers.
 *
 * <p>Skin: diffuse light wrapped around the terminator, red the farthest (after Penner's
 * pre-integrated skin, 2011), and two GGX lobes (Walter et al. 2007). Hair: two shifted lobes about
 * the strand (Kajiya and Kay 1989; Scheuermann 2004).
 */
final class Shading {
  private static final float[] SKIN_WRAP = {0.34f, 0.17f, 0.11f};

  /** Least light on skin: what bounces about inside mouth and nostrils. */
  private static final float[] CAVITY_LIGHT = {0.105f, 0.075f, 0.07f};

  /** Factors on eyeballs: a little pink, and not as white as paper. */
  private static final float[] EYEBALL = {0.9f, 0.85f, 0.84f};

  private final LitScene scene;
  private final LightRig rig;
  private final float[] texel = new float[4];
  private final float[] sky = new float[3];
  private final float[] strand = new float[2];
  private final float[] tangent = new float[3];
  private final float[] rimCosine = new float[2];
  private final float[] rimSeen = new float[2];

  Shading(LitScene scene) {
    this.scene = scene;
    this.rig = scene.rig();
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
      case SKIN -> skin(material, s, out);
      case EYE -> eye(s, out);
      case HAIR -> hair(posed, material, s, out);
      case BROW, LASH -> fibre(s, out);
      case TEETH -> wet(s, out, 0.22f, 2.1f, 0.7f);
      case TONGUE -> wet(s, out, 0.36f, 1.15f, 0.9f);
      case CLOTH -> cloth(s, out);
      case FRAME -> wet(s, out, 0.3f, 0.2f, 0.9f);
    }
  }

  private void skin(Material material, Sample s, float[] out) {
    roughen(s);
    float bristle = s.growth > 0.01f ? beard(material.beard().orElseThrow(), s) : 0;
    s.faceViewer();
    float visible = scene.keyShadow().visibility(s.position, 0, 0.0024f, 2, 0.004f);
    float cosine = Vectors.dot(s.normal, 0, rig.keyDirection());
    seeRims(s, -0.5f * SKIN_WRAP[0]);
    for (int c = 0; c < 3; c++) {
      float wrap = SKIN_WRAP[c];
      float lit = Math.max(0, (cosine + wrap) / (1 + wrap));
      lit =
          lit * lit * (1.6f - 0.6f * lit) / (1 + 0.25f * wrap)
              + 0.35f * (Math.max(0, cosine) - lit * lit * (1.6f - 0.6f * lit));
      float shadow = c == 0 ? (float) Math.sqrt(visible) * 0.5f + 0.5f * visible : visible;
      float light = Math.max(s.irradiance[c], CAVITY_LIGHT[c]) + rig.key()[c] * lit * shadow;
      for (int r = 0; r < 2; r++) {
        float rimLit = (rimCosine[r] + 0.5f * wrap) / (1 + 0.5f * wrap);
        light += rig.rim()[c] * Math.max(0, rimLit) * rimSeen[r];
      }
      out[c] = texel[c] * light;
    }
    float nv = Math.max(0.02f, Vectors.dot(s.normal, 0, s.view));
    float gloss =
        0.8f * lobe(s, rig.keyDirection(), nv, 0.48f, 0.028f)
            + 0.2f * lobe(s, rig.keyDirection(), nv, 0.3f, 0.028f);
    gloss *= 1 - 0.75f * bristle;
    float around = reflected(s, nv, 0.028f, 0.75f) * s.openness * (1 - 0.7f * bristle);
    float rims = 0;
    for (int r = 0; r < 2; r++) {
      if (rimSeen[r] > 0) {
        rims += 0.35f * lobe(s, rig.rimDirections()[r], nv, 0.45f, 0.028f) * rimSeen[r];
      }
    }
    for (int c = 0; c < 3; c++) {
      out[c] += rig.key()[c] * gloss * visible + sky[c] * around + rig.rim()[c] * rims;
    }
  }

  /** Finds how each light behind meets the place; those below a cosine are not looked for. */
  private void seeRims(Sample s, float least) {
    for (int r = 0; r < 2; r++) {
      rimCosine[r] = Vectors.dot(s.normal, 0, rig.rimDirections()[r]);
      rimSeen[r] = rimCosine[r] > least ? rimVisible(s, r) : 0;
    }
  }

  private float rimVisible(Sample s, int light) {
    return scene.rimShadows()[light].visibility(s.position, 0, 0.004f, 1, 0.006f);
  }

  /** Pores and fine unevenness: tilts the normal and mottles the colour a little. */
  private void roughen(Sample s) {
    float k = 1 / 0.0017f;
    float x = s.rest[0] * k;
    float y = s.rest[1] * k;
    float z = s.rest[2] * k;
    float e = 0.35f;
    float here = Noise.at(x, y, z);
    float gx = Noise.at(x + e, y, z) - here;
    float gy = Noise.at(x, y + e, z) - here;
    float gz = Noise.at(x, y, z + e) - here;
    float depth = 0.085f;
    s.normal[0] -= depth * gx;
    s.normal[1] -= depth * gy;
    s.normal[2] -= depth * gz;
    Vectors.normalise(s.normal, 0);
    float mottle = Noise.at(s.rest[0] * 160, s.rest[1] * 160, s.rest[2] * 160);
    float fine = 1 + 0.02f * here;
    texel[0] *= fine * (1 + 0.012f * mottle);
    texel[1] *= fine * (1 - 0.022f * mottle);
    texel[2] *= fine * (1 - 0.026f * mottle);
  }

  /**
   * Lays a beard over the skin's colour: single fibres where it is thin, and the shade of hair that
   * lies under the surface; longer hairs run down and tilt the normal.
   *
   * @return how much of the skin is covered, 0..1
   */
  private float beard(Beard beard, Sample s) {
    float[] colour = beard.colour().linear();
    float across = 1 / 0.00055f;
    float along = across / (1 + 1.2f * Math.min(5, beard.lengthMillimetres()));
    float slant = 0.35f * s.rest[0];
    float x = (s.rest[0] + 0.25f * s.rest[1] * Math.signum(s.rest[0])) * across;
    float y = (s.rest[1] - Math.abs(slant)) * along;
    float z = s.rest[2] * across * 0.7f;
    float fibre = 0.65f * Noise.at(x, y, z) + 0.35f * Noise.at(2.1f * x, 1.7f * y, 2.1f * z);
    float patch = Noise.at(s.rest[0] * 260, s.rest[1] * 200, s.rest[2] * 260);
    float wanted = s.growth * beard.density() * (1 + 0.18f * patch);
    float grown = Math.clamp(0.5f + 2.2f * (fibre + 1.35f * wanted - 0.62f), 0f, 1f);
    float body = Math.min(1, beard.lengthMillimetres() / 3);
    float cover = Math.min(1, wanted * 1.6f) * (0.35f + 0.65f * grown);
    float shade = 0.42f * wanted * (1 - 0.3f * body);
    float light = 1 + (0.3f + 0.45f * body) * fibre;
    for (int c = 0; c < 3; c++) {
      float under = texel[c] * (1 - shade) + shade * (0.35f * texel[c] + 0.3f * colour[c]);
      texel[c] = under + cover * (0.55f + 0.45f * body) * (colour[c] * light - under);
    }
    float tilt = 0.28f * body * cover;
    s.normal[0] += tilt * (Noise.at(x + 0.5f, y, z) - Noise.at(x - 0.5f, y, z));
    s.normal[1] -= 0.25f * tilt * fibre;
    Vectors.normalise(s.normal, 0);
    return cover;
  }

  /** The GGX lobe of one light: D F V n.l, ready to be multiplied by its irradiance. */
  private static float lobe(Sample s, float[] light, float nv, float roughness, float f0) {
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

  /** Puts the surroundings seen by reflection into {@code sky}; returns how much is reflected. */
  private float reflected(Sample s, float nv, float f0, float strength) {
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

  private void eye(Sample s, float[] out) {
    s.faceViewer();
    float nv = Math.max(0.02f, Vectors.dot(s.normal, 0, s.view));
    float twice = 2 * Vectors.dot(s.normal, 0, s.view);
    float rx = twice * s.normal[0] - s.view[0];
    float ry = twice * s.normal[1] - s.view[1];
    float rz = twice * s.normal[2] - s.view[2];
    float open = Math.min(1, 1.3f * s.openness);
    float glint = 0.85f * rig.window(rx, ry, rz) * open;
    rig.radiance(rx, ry, rz, sky);
    float mirror = (0.025f + 0.4f * (float) Math.pow(1 - nv, 5)) * open;
    if (texel[3] < 0.5f) {
      float top = 0;
      for (int c = 0; c < 3; c++) {
        out[c] = glint + 0.6f * mirror * sky[c];
        top = Math.max(top, out[c]);
      }
      out[3] = Math.min(1, top);
      return;
    }
    float shadow = scene.keyShadow().visibility(s.position, 0, 0.004f, 2, 0.006f);
    float cosine = Math.max(0, Vectors.dot(s.normal, 0, rig.keyDirection()) * 0.85f + 0.15f);
    for (int c = 0; c < 3; c++) {
      float light = 1.05f * s.irradiance[c] + 0.9f * rig.key()[c] * cosine * shadow;
      out[c] = EYEBALL[c] * (0.6f + 0.4f * open) * texel[c] * light + mirror * sky[c] * 0.35f;
    }
    out[3] = 1;
  }

  private void hair(PosedPart posed, Material material, Sample s, float[] out) {
    s.faceViewer();
    s.findTangents(posed);
    HairTexture hair = material.hair().orElseThrow();
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
    float key = scene.keyShadow().visibility(s.position, 0, 0.012f, 2, 0.02f);
    float keyDiffuse = strandDiffuse(s, rig.keyDirection());
    float primary = strandLobe(s, rig.keyDirection(), 0.06f + 0.05f * noise, 70);
    float secondary = strandLobe(s, rig.keyDirection(), -0.16f + 0.09f * noise, 14);
    float grain = 0.75f + 0.5f * noise;
    float gloss = hair.gloss();
    seeRims(s, -2);
    float overhead = strandLobe(s, OVERHEAD, 0.02f * noise, 26);
    float rimDiffuse = 0;
    float rimPrimary = 0;
    float rimSecondary = 0;
    for (int r = 0; r < 2; r++) {
      if (rimSeen[r] > 0) {
        float[] direction = rig.rimDirections()[r];
        rimDiffuse += 0.8f * rimSeen[r] * strandDiffuse(s, direction);
        rimPrimary += rimSeen[r] * strandLobe(s, direction, 0.06f + 0.05f * noise, 50);
        rimSecondary += rimSeen[r] * strandLobe(s, direction, -0.12f, 10);
      }
    }
    for (int c = 0; c < 3; c++) {
      float light =
          1.15f * s.irradiance[c] + rig.key()[c] * keyDiffuse * key + rig.rim()[c] * rimDiffuse;
      float shine =
          rig.key()[c] * key * (0.05f * primary + 1.1f * texel[c] * secondary * grain)
              + rig.rim()[c] * (0.05f * texel[3] * rimPrimary + 0.9f * texel[c] * rimSecondary)
              + s.openness * (0.025f + 0.9f * texel[c]) * overhead * rig.sky()[c];
      out[c] = texel[c] * light + texel[3] * Math.min(0.8f, gloss * shine);
    }
  }

  private static final float[] OVERHEAD = Vectors.unit(0.1, 1, 0.45);

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

  private void fibre(Sample s, float[] out) {
    s.faceViewer();
    float key = scene.keyShadow().visibility(s.position, 0, 0.006f, 2, 0.006f);
    float cosine = Math.max(0, 0.6f * Vectors.dot(s.normal, 0, rig.keyDirection()) + 0.4f);
    for (int c = 0; c < 3; c++) {
      out[c] = texel[c] * (s.irradiance[c] + rig.key()[c] * cosine * key);
    }
  }

  private void wet(Sample s, float[] out, float roughness, float floorLight, float shine) {
    s.faceViewer();
    float nv = Math.max(0.02f, Vectors.dot(s.normal, 0, s.view));
    float key = scene.keyShadow().visibility(s.position, 0, 0.004f, 2, 0.008f);
    float cosine = Math.max(0, Vectors.dot(s.normal, 0, rig.keyDirection()));
    float gloss = lobe(s, rig.keyDirection(), nv, roughness, 0.04f) * shine;
    float around = reflected(s, nv, 0.04f, 0.5f) * s.openness;
    for (int c = 0; c < 3; c++) {
      float light =
          Math.max(s.irradiance[c], floorLight * rig.floor()[c])
              + 0.8f * rig.key()[c] * cosine * key;
      out[c] = texel[c] * light + rig.key()[c] * gloss * key + sky[c] * around;
    }
  }

  private void cloth(Sample s, float[] out) {
    s.faceViewer();
    float k = 1 / 0.0021f;
    float weave =
        Noise.at(s.rest[0] * k, s.rest[1] * k * 0.6f, s.rest[2] * k)
            + 0.5f * Noise.at(s.rest[0] * 90, s.rest[1] * 90, s.rest[2] * 90);
    float key = scene.keyShadow().visibility(s.position, 0, 0.004f, 2, 0.006f);
    float cosine = Math.max(0, 0.92f * Vectors.dot(s.normal, 0, rig.keyDirection()) + 0.08f);
    float nv = Math.max(0.02f, Vectors.dot(s.normal, 0, s.view));
    float sheen = (float) Math.pow(1 - nv, 4) * 0.12f * s.openness;
    float shade = 1 + 0.05f * weave;
    seeRims(s, 0);
    float rims = 0;
    for (int r = 0; r < 2; r++) {
      rims += 0.7f * Math.max(0, rimCosine[r]) * rimSeen[r];
    }
    for (int c = 0; c < 3; c++) {
      float light = s.irradiance[c] + rig.key()[c] * cosine * key + rig.rim()[c] * rims;
      out[c] = texel[c] * light * shade + sheen * (0.3f + texel[c]) * s.irradiance[c];
    }
  }
}
