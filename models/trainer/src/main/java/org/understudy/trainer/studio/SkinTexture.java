package org.understudy.trainer.studio;

/** Skin textures for portraits: enlarged, tinted, with lips painted where the texture is red. */
final class SkinTexture {
  private SkinTexture() {}

  static LinearImage of(LinearImage source, StudioPerson person) {
    LinearImage large = source.enlarged(2);
    float[] texels = large.texels().clone();
    for (int i = 0; i < texels.length; i += 4) {
      for (int c = 0; c < 3; c++) {
        texels[i + c] = Math.min(1, texels[i + c] * person.skinTint()[c]);
      }
    }
    return new LinearImage(large.width(), large.height(), texels);
  }
}
