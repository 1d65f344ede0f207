package org.understudy.trainer.bake;

/**
 * How an avatar is baked.
 *
 * @param size pixels along each side of the pictures it is fitted to, 64 or more
 * @param pictures number of pictures to fit to, 2 or more
 * @param heldOutPerBand pictures to measure on in each of the three bands of yaw, 1 or more
 * @param iterations steps of the fit, 0 keeps the painted textures
 * @param detail factor on the number of texels along each side of a texture, above 0
 * @param seed of states and order
 */
public record BakeSettings(
    int size, int pictures, int heldOutPerBand, int iterations, double detail, long seed) {

  public BakeSettings {
    if (size < 64 || pictures < 2 || heldOutPerBand < 1 || iterations < 0 || !(detail > 0)) {
      throw new IllegalArgumentException(
          """
          a bake takes a size of 64 or more, 2 pictures or more, 1 held out or more, 0 iterations \
          or more and a detail above 0, got size %d, pictures %d, held out %d, iterations %d, \
          detail %s"""
              .formatted(size, pictures, heldOutPerBand, iterations, detail));
    }
  }

  /** What the gallery's avatars are baked with. */
  public static BakeSettings usual() {
    return new BakeSettings(512, 120, 8, 800, 1.2, 1);
  }
}
