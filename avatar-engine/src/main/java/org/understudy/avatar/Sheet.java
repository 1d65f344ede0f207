package org.understudy.avatar;

import java.util.List;
import java.util.Optional;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;

/**
 * One sheet of an avatar: a lattice of canonical vertices that carries a texture. A nested shell
 * around the head, a dense patch at eyes, mouth or chin, an eyeball or a row of teeth are all
 * sheets; they differ in their lattice and in what moves them. Immutable as long as nobody writes
 * to the texture's pixels after handing it over.
 *
 * <p>The lattice has {@code columns x rows} cells. Vertex (i, j) has the index {@code j * (columns
 * + 1) + i} and the texture coordinate {@code (i / columns, j / rows)}; the centre of texel (x, y)
 * lies at {@code ((x + 0.5) / width, (y + 0.5) / height)}. Each cell is drawn as the triangles
 * (i,j) (i+1,j) (i+1,j+1) and (i,j) (i+1,j+1) (i,j+1).
 */
public final class Sheet {
  private final String name;
  private final int columns;
  private final int rows;
  private final float[] vertices;
  private final float[] weights;
  private final SheetShading shading;
  private final List<SparseDisplacement> displacements;
  private final RgbaImage texture;
  private final Optional<EyeAttachment> eye;

  /**
   * A sheet.
   *
   * @param name for messages and debugging pictures, not blank
   * @param columns cells of the lattice from left to right in the texture, at least 1
   * @param rows cells from top to bottom, at least 1
   * @param vertices [(rows+1) * (columns+1)][3] canonical positions in the bust rest frame, metres;
   *     copied
   * @param weights [(rows+1) * (columns+1)][7] skinning weights in the order of {@link
   *     PortraitJoint}, each row non-negative and summing to 1 within 1e-3; copied
   * @param displacements [52] per expression in the order of {@link ArkitExpression}, relative to
   *     the avatar's canonical state
   * @param texture premultiplied sRGB-encoded colours; kept, not copied
   * @param eye the eyeball the sheet turns with, if any
   * @throws IllegalArgumentException for a wrong length or value; the message names the sheet
   */
  public Sheet(
      String name,
      int columns,
      int rows,
      float[] vertices,
      float[] weights,
      List<SparseDisplacement> displacements,
      RgbaImage texture,
      Optional<EyeAttachment> eye) {
    this(name, columns, rows, vertices, weights, displacements, texture, eye, SheetShading.NONE);
  }

  /**
   * A sheet that can be lit.
   *
   * @param shading where it faces and how its light answers to poses
   * @see #Sheet(String, int, int, float[], float[], List, RgbaImage, Optional)
   */
  public Sheet(
      String name,
      int columns,
      int rows,
      float[] vertices,
      float[] weights,
      List<SparseDisplacement> displacements,
      RgbaImage texture,
      Optional<EyeAttachment> eye,
      SheetShading shading) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a sheet takes a name that is not blank");
    }
    if (columns < 1 || rows < 1) {
      throw new IllegalArgumentException(
          "sheet %s: a lattice has at least 1x1 cells, got %dx%d".formatted(name, columns, rows));
    }
    this.name = name;
    this.columns = columns;
    this.rows = rows;
    this.vertices = vertices.clone();
    this.weights = weights.clone();
    this.displacements = List.copyOf(displacements);
    this.texture = texture;
    this.eye = eye;
    this.shading = shading;
    checkVertices();
    checkWeights();
    checkDisplacements();
    shading.requireVertices(name, vertexCount());
  }

  private void checkVertices() {
    if (vertices.length != 3 * vertexCount()) {
      throw new IllegalArgumentException(
          "sheet %s: %dx%d cells take %d vertices of 3, got %d numbers"
              .formatted(name, columns, rows, vertexCount(), vertices.length));
    }
    for (int v = 0; v < vertexCount(); v++) {
      checkVertex(v);
    }
  }

  private void checkVertex(int v) {
    // 0 times a number that is not finite is not a number
    if (0 * vertices[3 * v] + 0 * vertices[3 * v + 1] + 0 * vertices[3 * v + 2] != 0) {
      throw new IllegalArgumentException("sheet %s: vertex %d is not finite".formatted(name, v));
    }
  }

  private void checkWeights() {
    if (weights.length != PortraitJoint.COUNT * vertexCount()) {
      throw new IllegalArgumentException(
          "sheet %s: %d vertices take %d weights each, got %d numbers"
              .formatted(name, vertexCount(), PortraitJoint.COUNT, weights.length));
    }
    for (int v = 0; v < vertexCount(); v++) {
      checkWeights(v);
    }
  }

  private void checkWeights(int v) {
    float sum = 0;
    for (int k = 0; k < PortraitJoint.COUNT; k++) {
      float weight = weights[PortraitJoint.COUNT * v + k];
      if (!(weight >= 0)) {
        throw new IllegalArgumentException(
            "sheet %s: weights are at least 0, vertex %d has %s".formatted(name, v, weight));
      }
      sum += weight;
    }
    if (!(Math.abs(sum - 1) <= 1e-3f)) {
      throw new IllegalArgumentException(
          "sheet %s: the weights of a vertex sum to 1, those of vertex %d to %s"
              .formatted(name, v, sum));
    }
  }

  private void checkDisplacements() {
    if (displacements.size() != ArkitExpression.COUNT) {
      throw new IllegalArgumentException(
          "sheet %s: takes %d displacements, one per expression, got %d"
              .formatted(name, ArkitExpression.COUNT, displacements.size()));
    }
    for (int e = 0; e < displacements.size(); e++) {
      SparseDisplacement d = displacements.get(e);
      if (d.count() > 0 && d.vertex(d.count() - 1) >= vertexCount()) {
        throw new IllegalArgumentException(
            "sheet %s: %s moves vertex %d of %d"
                .formatted(
                    name,
                    ArkitExpression.all().get(e).arkitName(),
                    d.vertex(d.count() - 1),
                    vertexCount()));
      }
    }
  }

  /** Name for messages. */
  public String name() {
    return name;
  }

  /** Cells of the lattice from left to right. */
  public int columns() {
    return columns;
  }

  /** Cells of the lattice from top to bottom. */
  public int rows() {
    return rows;
  }

  /** Number of lattice vertices, {@code (columns + 1) * (rows + 1)}. */
  public int vertexCount() {
    return (columns + 1) * (rows + 1);
  }

  /** One coordinate (0 x, 1 y, 2 z) of a canonical vertex in the bust rest frame, metres. */
  public float vertex(int index, int axis) {
    return vertices[3 * index + axis];
  }

  /** Skinning weight of a vertex for the joint with an ordinal. */
  public float weight(int index, int joint) {
    return weights[PortraitJoint.COUNT * index + joint];
  }

  /** A copy of the canonical vertices, [V][3] metres. */
  public float[] vertices() {
    return vertices.clone();
  }

  /** A copy of the skinning weights, [V][7]. */
  public float[] weights() {
    return weights.clone();
  }

  /** Where it faces and how its light answers to poses. */
  public SheetShading shading() {
    return shading;
  }

  /** Whether the sheet knows where it faces. */
  public boolean hasNormals() {
    return shading.normals().length > 0;
  }

  /** One coordinate of the unit normal of a canonical vertex, of a sheet that has them. */
  public float normal(int index, int axis) {
    return shading.normals()[3 * index + axis];
  }

  /** How the light of a vertex answers to a feature of the pose. */
  public float response(ShadingFeature feature, int index) {
    return shading.responses().length == 0
        ? 0
        : shading.responses()[feature.ordinal() * vertexCount() + index];
  }

  /** Whether its strands shine as hair does. */
  public boolean hasStrands() {
    return shading.hasStrands();
  }

  /** One coordinate of the unit tangent of a vertex's strands, of a sheet that has them. */
  public float strand(int index, int axis) {
    return shading.strands()[3 * index + axis];
  }

  /**
   * How much of a lobe a vertex shines with; 0 for a sheet without strands.
   *
   * @param plane index among the avatar's lobes, or their number for what is added always
   */
  public float shine(int plane, int index) {
    return shading.hasStrands() ? shading.shine()[plane * vertexCount() + index] : 0;
  }

  /** What an expression coefficient moves. */
  public SparseDisplacement displacement(ArkitExpression expression) {
    return displacements.get(expression.ordinal());
  }

  /** All displacements, [52] in the order of {@link ArkitExpression}; unmodifiable. */
  public List<SparseDisplacement> displacements() {
    return displacements;
  }

  /** The texture itself; callers do not write to it. */
  public RgbaImage texture() {
    return texture;
  }

  /** The eyeball this sheet turns with, if any. */
  public Optional<EyeAttachment> eye() {
    return eye;
  }

  /** This sheet with another texture of any size. */
  public Sheet withTexture(RgbaImage newTexture) {
    return new Sheet(
        name, columns, rows, vertices, weights, displacements, newTexture, eye, shading);
  }

  @Override
  public String toString() {
    return "Sheet[%s, lattice %dx%d, texture %dx%d]"
        .formatted(name, columns, rows, texture.width(), texture.height());
  }
}
