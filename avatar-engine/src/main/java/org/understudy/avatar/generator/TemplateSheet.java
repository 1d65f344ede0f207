package org.understudy.avatar.generator;

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

  /** More than this is rounding away from all. */
  private static final float NEARLY_ALL = 0.9999f;

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
   * Share of free texels under each texel of a texture that has fewer of them.
   *
   * @param factor how many texels along each side become one
   * @return [ceil(height / factor)][ceil(width / factor)] 0..1
   */
  public float[] coverage(int factor) {
    int w = Math.ceilDiv(width, factor);
    int h = Math.ceilDiv(height, factor);
    double across = (double) width / w;
    double down = (double) height / h;
    float[] out = new float[w * h];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (free[y * width + x]) {
          for (int j = (int) (y / down); j < h && j * down < y + 1; j++) {
            double rows = Math.min(y + 1, (j + 1) * down) - Math.max(y, j * down);
            for (int i = (int) (x / across); i < w && i * across < x + 1; i++) {
              double columns = Math.min(x + 1, (i + 1) * across) - Math.max(x, i * across);
              out[j * w + i] += (float) (rows * columns / (down * across));
            }
          }
        }
      }
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = out[i] > NEARLY_ALL ? 1 : out[i];
    }
    return out;
  }

  /**
   * The same lattice, arrays shared, with a coarser texture, in which a texel is free where any
   * under it is.
   *
   * @param factor how many texels along each side become one
   */
  public TemplateSheet reduced(int factor) {
    float[] coverage = coverage(factor);
    boolean[] some = new boolean[coverage.length];
    for (int i = 0; i < some.length; i++) {
      some[i] = coverage[i] > 0;
    }
    return new TemplateSheet(
        name,
        columns,
        rows,
        mean,
        basis,
        weights,
        displacements,
        Math.ceilDiv(width, factor),
        Math.ceilDiv(height, factor),
        some,
        eye,
        seeThrough);
  }

  /**
   * The same sheet, arrays shared, elsewhere and moved otherwise.
   *
   * @param otherMean [V][3] canonical vertices of the mean body, metres
   * @param otherWeights [V][7] skinning weights
   */
  public TemplateSheet with(float[] otherMean, float[] otherWeights) {
    return new TemplateSheet(
        name,
        columns,
        rows,
        otherMean,
        basis,
        otherWeights,
        displacements,
        width,
        height,
        free,
        eye,
        seeThrough);
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
