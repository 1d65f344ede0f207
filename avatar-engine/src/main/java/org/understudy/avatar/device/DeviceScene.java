package org.understudy.avatar.device;

/**
 * An avatar as a device takes it, once: what can be seen of its sheets, what moves and lights them,
 * and their textures. The arrays are shared, not copied, and nobody writes to them.
 *
 * @param words sections as {@link SceneLayout} tells
 * @param numbers likewise
 * @param texels all textures, packed as in {@link org.understudy.avatar.RgbaImage}, each with its
 *     border repeated once around
 * @param poseNumbers length of the block of a pose
 */
public record DeviceScene(int[] words, float[] numbers, int[] texels, int poseNumbers) {
  public DeviceScene {
    if (words.length < SceneLayout.HEADER) {
      throw new IllegalArgumentException(
          "a scene begins with a header of %d words, got %d words"
              .formatted(SceneLayout.HEADER, words.length));
    }
  }

  /** A value of the header. */
  public int header(int index) {
    return words[index];
  }
}
