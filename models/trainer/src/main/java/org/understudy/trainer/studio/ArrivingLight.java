package org.understudy.trainer.studio;

/**
 * What an even grey surface would show at every vertex of a lit character, with all that casts
 * shadows: the part of shading that has nothing to do with colours and with the viewer.
 */
final class ArrivingLight {
  private static final float GREY = 0.4f;
  private static final float WRAP = 0.15f;

  private ArrivingLight() {}

  /** Per part [V] mean of the sRGB-encoded channels, above 0. */
  static float[][] of(LitScene scene) {
    float[][] out = new float[scene.parts().size()][];
    for (int p = 0; p < out.length; p++) {
      out[p] = of(scene, scene.parts().get(p));
    }
    return out;
  }

  private static float[] of(LitScene scene, PosedPart part) {
    LightRig rig = scene.rig();
    boolean hair = part.part().material().kind() == Material.Kind.HAIR;
    float bias = hair ? 0.012f : 0.0035f;
    float ramp = hair ? 0.02f : 0.006f;
    float wrap = hair ? 0.25f : WRAP;
    float[] position = part.position();
    float[] out = new float[position.length / 3];
    float[] rgba = new float[4];
    for (int v = 0; v < out.length; v++) {
      int at = 3 * v;
      float key =
          lit(Vectors.dot(part.normal(), at, rig.keyDirection()), wrap)
              * scene.keyShadow().visibility(position, at, bias, 2, ramp);
      float rims = 0;
      for (int r = 0; r < 2; r++) {
        float cosine = lit(Vectors.dot(part.normal(), at, rig.rimDirections()[r]), 0.1f);
        rims +=
            cosine == 0
                ? 0
                : cosine * scene.rimShadows()[r].visibility(position, at, bias, 1, ramp);
      }
      for (int c = 0; c < 3; c++) {
        rgba[c] =
            GREY
                * (Math.max(0.1f, part.irradiance()[at + c])
                    + rig.key()[c] * key
                    + rig.rim()[c] * rims);
      }
      rgba[3] = 1;
      ColourCurve.develop(rgba);
      out[v] = (rgba[0] + rgba[1] + rgba[2]) / 3;
    }
    return out;
  }

  private static float lit(float cosine, float wrap) {
    return Math.max(0, (cosine + wrap) / (1 + wrap));
  }
}
