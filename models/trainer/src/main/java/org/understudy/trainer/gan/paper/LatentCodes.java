package org.understudy.trainer.gan.paper;

import org.understudy.parametric.PortraitJoint;

/**
 * Latent codes of a batch of portraits. The arrays are shared, not copied: whoever reads them
 * leaves them as they are.
 *
 * @param face [B][face] identity part of z_id, standard deviations
 * @param shape [B][shape] body part of z_id, standard deviations
 * @param expression [B][expression] z_exp
 * @param joints [B][18] z_pose: axis-angle vectors of the six joints, radians
 * @param noise [B][noise] eps
 */
public record LatentCodes(
    float[][] face, float[][] shape, float[][] expression, float[][] joints, float[][] noise) {

  public LatentCodes {
    for (float[][] other : new float[][][] {shape, expression, joints, noise}) {
      if (other.length != face.length) {
        throw new IllegalArgumentException(
            "every code takes %d rows, as many as the face's, got %d"
                .formatted(face.length, other.length));
      }
    }
    requireWidth("joints", joints, 3 * PortraitJoint.POSED_COUNT);
  }

  /** Number of portraits. */
  public int batch() {
    return face.length;
  }

  static void requireWidth(String name, float[][] rows, int width) {
    for (float[] row : rows) {
      if (row.length != width) {
        throw new IllegalArgumentException(
            "%s takes rows of %d numbers, got %d".formatted(name, width, row.length));
      }
    }
  }
}
