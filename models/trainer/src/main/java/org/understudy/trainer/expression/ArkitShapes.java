package org.understudy.trainer.expression;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.understudy.parametric.ArkitExpression;
import org.understudy.trainer.makehuman.MakeHumanCharacter;
import org.understudy.trainer.makehuman.MirrorMap;

/**
 * The 52 ARKit shapes of one character: for each, offsets of the base mesh at coefficient 1, in the
 * bust's rest frame. Left and right counterparts are exact mirror images. Immutable and safe to
 * share.
 */
public final class ArkitShapes {
  private static final float NEGLIGIBLE_METRES = 1e-5f;

  private final int[][] vertices = new int[ArkitExpression.COUNT][];
  private final float[][] offsets = new float[ArkitExpression.COUNT][];

  private ArkitShapes() {}

  /**
   * Sculpts the shapes for a character.
   *
   * @throws IOException if an expression unit is missing from the data folder
   */
  public static ArkitShapes of(MakeHumanCharacter character) throws IOException {
    ArkitShapes shapes = new ArkitShapes();
    ShapeRecipes recipes = new ShapeRecipes(character);
    List<float[]> fields = new ArrayList<>();
    for (ArkitExpression expression : ArkitExpression.all()) {
      fields.add(recipes.sculpt(expression));
    }
    MirrorMap mirror = character.data().mirror();
    for (ArkitExpression expression : ArkitExpression.all()) {
      float[] field = fields.get(expression.ordinal()).clone();
      float[] image = mirror.mirrored(fields.get(expression.mirrored().ordinal()));
      for (int i = 0; i < field.length; i++) {
        field[i] = (field[i] + image[i]) / 2;
      }
      shapes.keep(expression.ordinal(), field);
    }
    return shapes;
  }

  private void keep(int e, float[] field) {
    int[] kept = new int[field.length / 3];
    float[] values = new float[field.length];
    int n = 0;
    for (int v = 0; v < field.length / 3; v++) {
      float size = Math.abs(field[3 * v]) + Math.abs(field[3 * v + 1]) + Math.abs(field[3 * v + 2]);
      if (size > NEGLIGIBLE_METRES) {
        System.arraycopy(field, 3 * v, values, 3 * n, 3);
        kept[n++] = v;
      }
    }
    vertices[e] = Arrays.copyOf(kept, n);
    offsets[e] = Arrays.copyOf(values, 3 * n);
  }

  /** Vertices a shape moves, ascending; a copy. */
  public int[] vertices(ArkitExpression expression) {
    return vertices[expression.ordinal()].clone();
  }

  /** Offsets of {@link #vertices} at coefficient 1, [N][3] metres; a copy. */
  public float[] offsets(ArkitExpression expression) {
    return offsets[expression.ordinal()].clone();
  }

  /**
   * Adds the shapes to positions of the base mesh.
   *
   * @param coefficients [52], usually 0..1
   * @param positions [19158][3] metres, changed in place
   */
  public void addTo(float[] coefficients, float[] positions) {
    for (int e = 0; e < ArkitExpression.COUNT; e++) {
      float c = coefficients[e];
      if (c == 0) {
        continue;
      }
      int[] moved = vertices[e];
      float[] by = offsets[e];
      for (int i = 0; i < moved.length; i++) {
        positions[3 * moved[i]] += c * by[3 * i];
        positions[3 * moved[i] + 1] += c * by[3 * i + 1];
        positions[3 * moved[i] + 2] += c * by[3 * i + 2];
      }
    }
  }
}
