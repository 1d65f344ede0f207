package org.understudy.trainer.bake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.understudy.avatar.EyeAttachment;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.SheetShading;
import org.understudy.avatar.SparseDisplacement;
import org.understudy.parametric.PortraitJoint;

/**
 * A sheet while it is fitted: geometry fixed, texture in floats. Arrays are shared; the texture and
 * what may change of it are written by the fit.
 *
 * @param name the sheet's name
 * @param columns cells of the lattice
 * @param rows cells of the lattice
 * @param vertices [(rows+1) * (columns+1)][3] canonical, metres
 * @param weights [(rows+1) * (columns+1)][7]
 * @param displacements [52] per expression: [(rows+1) * (columns+1)][3] metres, empty if none
 * @param width texels
 * @param height texels
 * @param texture [height][width][4] premultiplied sRGB-encoded RGBA 0..1
 * @param free [height][width] texels that the fit may change
 * @param eye the eyeball it turns with
 * @param shading where it faces and how its light answers to poses
 * @param fitted how much of the texture is left to the fit
 */
public record SheetDraft(
    String name,
    int columns,
    int rows,
    float[] vertices,
    float[] weights,
    float[][] displacements,
    int width,
    int height,
    float[] texture,
    boolean[] free,
    Optional<EyeAttachment> eye,
    SheetShading shading,
    Fitted fitted) {
  private static final float NEGLIGIBLE_METRES = 2e-5f;

  /** What the fit may change. */
  public enum Fitted {
    /** Nothing: it stays as it is painted. */
    NOTHING,
    COLOUR,
    COLOUR_AND_ALPHA
  }

  /** The same sheet, arrays shared, on another eyeball. */
  public SheetDraft withEye(Optional<EyeAttachment> other) {
    return new SheetDraft(
        name,
        columns,
        rows,
        vertices,
        weights,
        displacements,
        width,
        height,
        texture,
        free,
        other,
        shading,
        fitted);
  }

  /**
   * The same sheet, lattice shared, with an empty texture and without shading.
   *
   * @param factor how many texels along each side become one
   */
  public SheetDraft blank(int factor) {
    int w = Math.ceilDiv(width, factor);
    int h = Math.ceilDiv(height, factor);
    boolean[] coarse = new boolean[w * h];
    for (int i = 0; i < free.length; i++) {
      coarse[i / width / factor * w + i % width / factor] |= free[i];
    }
    return new SheetDraft(
        name,
        columns,
        rows,
        vertices,
        weights,
        displacements,
        w,
        h,
        new float[4 * w * h],
        coarse,
        eye,
        SheetShading.NONE,
        fitted);
  }

  /** The finished sheet. */
  public Sheet toSheet() {
    RgbaImage image = RgbaImage.ofPremultiplied(texture, 0, width, height);
    List<SparseDisplacement> sparse =
        Arrays.stream(displacements)
            .map(dense -> SparseDisplacement.ofDense(dense, NEGLIGIBLE_METRES))
            .toList();
    return new Sheet(name, columns, rows, vertices, tidyWeights(), sparse, image, eye, shading);
  }

  private float[] tidyWeights() {
    float[] tidy = weights.clone();
    for (int v = 0; v < tidy.length; v += PortraitJoint.COUNT) {
      float sum = 0;
      for (int j = 0; j < PortraitJoint.COUNT; j++) {
        tidy[v + j] = tidy[v + j] < 0.004f ? 0 : tidy[v + j];
        sum += tidy[v + j];
      }
      for (int j = 0; j < PortraitJoint.COUNT; j++) {
        tidy[v + j] /= sum;
      }
    }
    return tidy;
  }
}
