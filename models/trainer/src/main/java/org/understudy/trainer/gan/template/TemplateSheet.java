package org.understudy.trainer.gan.template;

import java.util.Optional;
import org.understudy.avatar.EyeAttachment.Eye;

/**
 * One manifold: a lattice whose vertices are linear in the identity codes. Arrays are shared.
 *
 * @param name unique in its template
 * @param columns cells of the lattice
 * @param rows cells of the lattice
 * @param mean [V][3] canonical vertices of the mean body, bust rest frame, metres
 * @param basis [C][V][3] metres per unit of a code
 * @param weights [V][7] skinning weights
 * @param displacements [52] per expression: [V][3] metres, empty where nothing moves
 * @param width texels
 * @param height texels
 * @param free [height][width] texels that may show anything
 * @param eye the eyeball it turns with
 * @param seeThrough whether alpha is free; else what is free is opaque
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record TemplateSheet(
    String name,
    int columns,
    int rows,
    float[] mean,
    float[] basis,
    float[] weights,
    float[][] displacements,
    int width,
    int height,
    boolean[] free,
    Optional<Eye> eye,
    boolean seeThrough) {

  public TemplateSheet {
    int vertices = (columns + 1) * (rows + 1);
    if (mean.length != 3 * vertices
        || weights.length != 7 * vertices
        || basis.length % mean.length != 0
        || free.length != width * height) {
      throw new IllegalArgumentException("sheet " + name + ": arrays of wrong lengths");
    }
  }

  /** Number of vertices V. */
  public int vertices() {
    return (columns + 1) * (rows + 1);
  }

  /** Number of codes C. */
  public int codes() {
    return basis.length / mean.length;
  }

  /**
   * The canonical vertices of a body; allocates nothing.
   *
   * @param codes [C]
   * @param out [V][3] metres, overwritten
   */
  public void shape(float[] codes, float[] out) {
    System.arraycopy(mean, 0, out, 0, mean.length);
    for (int c = 0; c < codes.length; c++) {
      float by = codes[c];
      if (by != 0) {
        int from = c * mean.length;
        for (int i = 0; i < mean.length; i++) {
          out[i] += by * basis[from + i];
        }
      }
    }
  }
}
