package org.understudy.avatar.file;

/**
 * How finely textures are coded.
 *
 * @param colour quality of WebP's lossy colour, 1..100
 * @param alphaLevels number of alpha values kept, 2..256; 0 and 255 are always among them, and what
 *     is kept is coded without loss
 */
public record TextureQuality(int colour, int alphaLevels) {
  /** What shipped avatars are written with. */
  public static final TextureQuality DEFAULT = new TextureQuality(85, 64);

  public TextureQuality {
    if (colour < 1 || colour > 100) {
      throw new IllegalArgumentException("colour quality is within 1..100, got " + colour);
    }
    if (alphaLevels < 2 || alphaLevels > 256) {
      throw new IllegalArgumentException("alpha levels are within 2..256, got " + alphaLevels);
    }
  }
}
