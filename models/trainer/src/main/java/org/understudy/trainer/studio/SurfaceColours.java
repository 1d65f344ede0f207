package org.understudy.trainer.studio;

/**
 * Colours of points on a lit character's surfaces, as the picture would show them from a camera
 * that looks at each point from the front as far as it can be seen from there. For painting the
 * first textures of an avatar. One per thread.
 */
public final class SurfaceColours {
  private final LitScene scene;
  private final Shading shading;
  private final Sample sample = new Sample();
  private final float[] eye = new float[3];

  SurfaceColours(LitScene scene) {
    this.scene = scene;
    this.shading = new Shading(scene);
  }

  /** Another one over the same light, for another thread. */
  public SurfaceColours copy() {
    return new SurfaceColours(scene);
  }

  /**
   * Shades a point.
   *
   * @param part index among {@link StudioCharacter#parts}
   * @param triangle of that part
   * @param wa weight of the triangle's first corner
   * @param wb weight of its second corner
   * @param out premultiplied sRGB-encoded RGBA 0..1, written from index 0
   */
  public void shade(int part, int triangle, float wa, float wb, float[] out) {
    PosedPart posed = scene.parts().get(part);
    sample.interpolate(posed, triangle, wa, wb, eye);
    float front = Math.clamp(sample.normal[2] + 0.6f, 0f, 1f);
    for (int k = 0; k < 3; k++) {
      sample.view[k] = sample.normal[k] + (k == 2 ? front : 0);
    }
    Vectors.normalise(sample.view, 0);
    sample.level = 0;
    shading.shade(posed, sample, out);
    ColourCurve.develop(out);
  }
}
